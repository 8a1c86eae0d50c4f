import { ApiServerError } from '../ApiServerError';
import { BodyChunks } from './BodyChunks';
import type { HttpAnswer } from './HttpConnection';

/**
 * Reads a body to its end.
 *
 * @param signal - Cancels it, at any time
 * @throws ApiServerError where it breaks, also for more than so many bytes, or
 *   the signal's reason
 */
export async function readBody(
  answer: HttpAnswer,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of new BodyChunks(answer, signal)) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new ApiServerError('invalid', 'the answer is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
