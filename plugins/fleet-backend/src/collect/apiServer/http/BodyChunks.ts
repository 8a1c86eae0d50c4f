import { connectionError } from '../connectionError';
import { closedError } from './eventOf';
import type { HttpAnswer } from './HttpConnection';

/**
 * A body as it comes. Nothing is read ahead of who iterates, but what fits into
 * the connection's window and the stream's buffer. Thousands of watches wait
 * here, each for its next event: a stream's own iterator, and a generator
 * around it, would take 3 KB more of each.
 *
 * @throws ApiServerError where it breaks, or the signal's reason
 */
export class BodyChunks implements AsyncIterableIterator<Buffer> {
  #end?: { error?: unknown };
  #wake = () => {};

  /** @param signal - Cancels it, at any time */
  constructor(
    private readonly answer: HttpAnswer,
    private readonly signal: AbortSignal,
  ) {
    const { body } = answer;
    const cancel = () => answer.cancel();
    signal.addEventListener('abort', cancel);
    body.on('readable', () => this.#wake());
    body.on('end', () => this.#ended({}));
    body.on('error', error => this.#ended({ error }));
    body.on('close', () => {
      signal.removeEventListener('abort', cancel);
      this.#ended({ error: closedError() });
    });
    if (signal.aborted) {
      cancel();
    }
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Buffer, undefined>> {
    for (;;) {
      const { body } = this.answer;
      const value: Buffer | null = body.destroyed ? null : body.read();
      if (value) {
        return { value, done: false };
      }
      if (this.#end) {
        return this.#atEnd(this.#end);
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Whoever iterates wants no more. */
  async return(): Promise<IteratorResult<Buffer, undefined>> {
    this.answer.cancel();
    return { value: undefined, done: true };
  }

  /** The first that is told of it is right: a close comes after all else. */
  #ended(end: { error?: unknown }) {
    this.#end ??= end;
    this.#wake();
  }

  #atEnd(end: { error?: unknown }): IteratorResult<Buffer, undefined> {
    if ('error' in end || !this.answer.isWhole()) {
      this.signal.throwIfAborted();
      throw connectionError(end.error ?? closedError());
    }
    return { value: undefined, done: true };
  }
}
