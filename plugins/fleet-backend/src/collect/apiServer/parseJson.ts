import { ApiServerError } from './ApiServerError';

/** @throws ApiServerError where it is not JSON */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's own message quotes the text, which may hold anything.
    throw new ApiServerError('invalid', 'the answer is not JSON');
  }
}
