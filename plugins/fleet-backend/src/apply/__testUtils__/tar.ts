import { gzipSync } from 'node:zlib';

/** An entry of an archive. */
export interface TarEntry {
  path: string;
  content?: string | Buffer;
  /** Of the entry: 0, a file, if absent. */
  type?: string;
  link?: string;
}

/** A tar archive in ustar's form. */
export function tar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(entry), Buffer.alloc(1024)]);
}

/** The same, packed. */
export function tgz(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tar(entries));
}

function entry({ path, content = '', type = '0', link = '' }: TarEntry) {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write('0000644\0', 100);
  header.write(body.length.toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write(link, 157, 100);
  header.write('ustar\0', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([header, body, padding]);
}
