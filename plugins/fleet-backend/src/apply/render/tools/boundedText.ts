import type { Readable } from 'node:stream';

/**
 * The beginning of what a stream has. It is read to its end, so that nobody waits
 * for a full pipe.
 *
 * @param exceeded - Told each time that there is more
 */
export async function boundedText(
  stream: Readable,
  bytes: number,
  exceeded: () => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let left = bytes;
  for await (const chunk of stream) {
    const part: Buffer = chunk;
    if (part.length > left) {
      exceeded();
    }
    chunks.push(part.subarray(0, left));
    left -= Math.min(left, part.length);
  }
  return Buffer.concat(chunks).toString('utf8');
}
