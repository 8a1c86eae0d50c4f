import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { FileBudget } from './FileBudget';
import type { SourceLimits } from './limits';
import { readTar } from './readTar';

const inflate = promisify(gunzip);
/** Headers and padding of each file. */
const OVERHEAD = 2048;

/**
 * Writes the files of a .tgz archive into a folder, without the first folder of
 * their paths, which names what is packed.
 *
 * @throws InputError where it is no such archive, or holds what is refused
 */
export async function unpack(
  archive: Buffer,
  folder: string,
  limits: SourceLimits,
): Promise<void> {
  const budget = new FileBudget(limits);
  for (const { path, content } of readTar(await unzip(archive, limits))) {
    budget.take(path, content.length);
    const inner = path.split('/').filter(isName).slice(1).join('/');
    if (inner !== '') {
      await mkdir(dirname(join(folder, inner)), { recursive: true });
      await writeFile(join(folder, inner), content);
    }
  }
}

async function unzip(archive: Buffer, limits: SourceLimits): Promise<Buffer> {
  const maxOutputLength = limits.bytes + limits.files * OVERHEAD;
  try {
    return await inflate(archive, { maxOutputLength });
  } catch {
    throw new InputError('The chart is no .tgz archive, or it is too large');
  }
}

function isName(part: string): boolean {
  return part !== '' && part !== '.';
}
