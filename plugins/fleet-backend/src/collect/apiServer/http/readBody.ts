import { ApiServerError } from '../ApiServerError';
import { connectionError } from '../connectionError';
import { closedError } from './eventOf';
import type { HttpAnswer } from './HttpConnection';

/**
 * Reads a body as it comes. Nothing is read ahead of who iterates, but what
 * fits into the connection's window.
 *
 * @param signal - Cancels it, at any time
 * @throws ApiServerError where it breaks, or the signal's reason
 */
export function readChunks(
  answer: HttpAnswer,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const cancel = () => answer.cancel();
  signal.addEventListener('abort', cancel);
  answer.body.once('close', () => signal.removeEventListener('abort', cancel));
  if (signal.aborted) {
    cancel();
  }
  return iterate(answer, signal);
}

async function* iterate(
  answer: HttpAnswer,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of answer.body) {
      yield chunk;
    }
    if (!answer.isWhole()) {
      throw closedError();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw connectionError(error);
  }
}

/** @throws ApiServerError also for more than so many bytes */
export async function readBody(
  answer: HttpAnswer,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readChunks(answer, signal)) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new ApiServerError('invalid', 'the answer is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
