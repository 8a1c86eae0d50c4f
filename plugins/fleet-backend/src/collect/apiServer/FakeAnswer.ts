import type { Answer } from './ApiServer';

export const JSON_TYPE = 'application/json';

/**
 * What a test answers to one request: a document, a RawAnswer, or an error to
 * throw.
 */
export type FakeAnswer = (query: URLSearchParams) => unknown;

/** Bytes to answer as they are, for encodings other than JSON. */
export class RawAnswer implements Answer {
  constructor(readonly contentType: string, readonly body: Buffer) {}
}

/** A scripted answer as a server would send it. */
export function encodeAnswer(answer: unknown): Answer {
  if (answer instanceof RawAnswer) {
    return { contentType: answer.contentType, body: answer.body };
  }
  // JSON has no text for undefined, and a server always sends something.
  const text = JSON.stringify(answer ?? null);
  return { contentType: JSON_TYPE, body: Buffer.from(text) };
}

/** The next of some answers; the last one stays. */
export function nextAnswer(
  answers: FakeAnswer[] | undefined,
  otherwise: FakeAnswer,
): FakeAnswer {
  const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0];
  return answer ?? otherwise;
}
