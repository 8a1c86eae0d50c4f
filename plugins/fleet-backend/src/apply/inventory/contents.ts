import { InputError } from '@backstage/errors';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** Of an uncompressed revision: more is no release, but a bomb. */
const MAX_BYTES = 64 * 1024 * 1024;

export async function compress(
  manifests: readonly Manifest[],
): Promise<Buffer> {
  return await promisify(gzip)(JSON.stringify(manifests), { level: 6 });
}

/** @throws InputError where it is broken */
export async function decompress(content: Buffer): Promise<Manifest[]> {
  try {
    const options = { maxOutputLength: MAX_BYTES };
    const text = await promisify(gunzip)(content, options);
    return JSON.parse(text.toString('utf8'));
  } catch {
    throw new InputError('What a revision was cannot be read any more');
  }
}
