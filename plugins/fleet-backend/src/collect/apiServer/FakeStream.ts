import { JSON_TYPE } from './FakeAnswer';

type Step = { chunk: Buffer } | { error: unknown } | { end: true };

/** A watch that a test feeds: it stays open until told otherwise. */
export class FakeStream implements AsyncIterable<Buffer> {
  isOpen = false;
  readonly #steps: Step[] = [];
  #arrived: () => void = () => {};

  constructor(readonly path = '', readonly contentType = JSON_TYPE) {}

  /** From the server's side: it ends when whoever opened it aborts. */
  open(signal: AbortSignal) {
    this.isOpen = true;
    signal.addEventListener('abort', () => this.fail(signal.reason), {
      once: true,
    });
  }

  /** Sends JSON documents: each a line, and a chunk of its own. */
  send(...frames: unknown[]): this {
    return this.sendBytes(
      ...frames.map(frame => Buffer.from(`${JSON.stringify(frame)}\n`)),
    );
  }

  /** Sends chunks as they are. */
  sendBytes(...chunks: Buffer[]): this {
    chunks.forEach(chunk => this.#push({ chunk }));
    return this;
  }

  end(): this {
    this.#push({ end: true });
    return this;
  }

  fail(error: unknown): this {
    this.#push({ error });
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const step = this.#steps.shift();
        if (!step) {
          await new Promise<void>(resolve => {
            this.#arrived = resolve;
          });
        } else if ('chunk' in step) {
          yield step.chunk;
        } else if ('error' in step) {
          throw step.error;
        } else {
          return;
        }
      }
    } finally {
      this.isOpen = false;
    }
  }

  #push(step: Step) {
    this.#steps.push(step);
    this.#arrived();
  }
}
