import type { UrlReaderServiceReadUrlResponse } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/**
 * What was read, and no more than may be: where the reader streams, the rest does
 * not reach our memory.
 *
 * @throws InputError where there is more
 */
export async function readUpTo(
  response: UrlReaderServiceReadUrlResponse,
  bytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let left = bytes;
  const stream = response.stream?.() ?? [await response.buffer()];
  for await (const chunk of stream) {
    const part = Buffer.from(chunk);
    left -= part.length;
    if (left < 0) {
      throw new InputError(`The source is larger than ${bytes} bytes`);
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
