import { ApiServerError } from './ApiServerError';

/** Longer lines than this are refused, not buffered without end. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

/**
 * Splits a stream of bytes into JSON documents, one a line.
 *
 * @throws ApiServerError for a line that is too long or not JSON
 */
export async function* jsonLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<unknown> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of chunks) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      checkLength(pendingBytes + end);
      pending.push(rest.subarray(0, end));
      yield* parseLine(Buffer.concat(pending));
      pending = [];
      pendingBytes = 0;
      rest = rest.subarray(end + 1);
    }
    pending.push(rest);
    pendingBytes += rest.length;
    checkLength(pendingBytes);
  }
}

function checkLength(bytes: number) {
  if (bytes > MAX_LINE_BYTES) {
    throw new ApiServerError(
      'invalid',
      `an object of more than ${MAX_LINE_BYTES} bytes was refused`,
    );
  }
}

function* parseLine(line: Buffer): Generator<unknown> {
  if (line.length === 0) {
    return;
  }
  yield parseJson(line);
}

/** @throws ApiServerError where it is not JSON */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's own message quotes the text, which may hold anything.
    throw new ApiServerError('invalid', 'the answer is not JSON');
  }
}
