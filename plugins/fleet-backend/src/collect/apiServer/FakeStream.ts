type Step = { frame: unknown } | { error: unknown } | { end: true };

/** A watch that a test feeds: it stays open until told otherwise. */
export class FakeStream implements AsyncIterable<unknown> {
  isOpen = false;
  readonly #steps: Step[] = [];
  #arrived: () => void = () => {};

  constructor(readonly path = '') {}

  /** From the server's side: it ends when whoever opened it aborts. */
  open(signal: AbortSignal) {
    this.isOpen = true;
    signal.addEventListener('abort', () => this.fail(signal.reason), {
      once: true,
    });
  }

  send(...frames: unknown[]): this {
    frames.forEach(frame => this.#push({ frame }));
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

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    try {
      for (;;) {
        const step = this.#steps.shift();
        if (!step) {
          await new Promise<void>(resolve => {
            this.#arrived = resolve;
          });
        } else if ('frame' in step) {
          yield step.frame;
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
