import { InputError } from '@backstage/errors';

const BLOCK = 512;

/** A file in an archive. */
export interface TarFile {
  path: string;
  content: Buffer;
}

/**
 * The files of a tar archive, in ustar, GNU's or POSIX' form.
 *
 * @throws InputError where it has links or devices, or is damaged
 */
export function* readTar(archive: Buffer): Generator<TarFile> {
  let longName: string | undefined;
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    const size = sizeIn(header);
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) {
      throw new InputError('The archive is cut off');
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(header[156] || 48);
    if (type === 'L' || type === 'x') {
      longName = type === 'L' ? text(content) : pathIn(content) ?? longName;
    } else if (type !== 'g') {
      const path = longName ?? nameIn(header);
      longName = undefined;
      if (isFile(type, path)) {
        yield { path, content };
      }
    }
  }
}

function isFile(type: string, path: string): boolean {
  if (type !== '0' && type !== '5') {
    throw new InputError(
      `The archive has ${path.slice(
        0,
        200,
      )}, which is a link or a device: only files are read`,
    );
  }
  return type === '0' && !path.endsWith('/');
}

function sizeIn(header: Buffer): number {
  const octal = text(header.subarray(124, 136)).trim();
  if (!/^[0-7]+$/.test(octal)) {
    throw new InputError('The archive is damaged');
  }
  return parseInt(octal, 8);
}

function nameIn(header: Buffer): string {
  const name = text(header.subarray(0, 100));
  const isUstar = text(header.subarray(257, 263)).startsWith('ustar');
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  return prefix ? `${prefix}/${name}` : name;
}

/** Records are `LENGTH KEY=VALUE` and a new line; no path has one in it. */
function pathIn(records: Buffer): string | undefined {
  return /^\d+ path=(.*)$/m.exec(records.toString('utf8'))?.[1];
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}
