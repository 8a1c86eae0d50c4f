type Step = { frame: object } | { error: unknown } | { end: true };

/** The stream of one round: it stays open until a test says otherwise. */
export class FakeWatchRound implements AsyncIterable<Buffer> {
  isOpen = true;
  readonly #steps: Step[] = [];
  #arrived: () => void = () => {};

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () =>
      this.#push({ error: signal.reason }),
    );
  }

  /** An object that is called like its version, unless it is a bookmark. */
  send(type: string, resourceVersion: string): this {
    const name = type === 'BOOKMARK' ? undefined : `pod-${resourceVersion}`;
    return this.sendFrame({
      type,
      object: { metadata: { name, resourceVersion } },
    });
  }

  sendFrame(frame: object): this {
    this.#push({ frame });
    return this;
  }

  end() {
    this.#push({ end: true });
  }

  fail(error: unknown) {
    this.#push({ error });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const step = this.#steps.shift();
        if (!step) {
          await new Promise<void>(resolve => {
            this.#arrived = resolve;
          });
        } else if ('frame' in step) {
          yield Buffer.from(`${JSON.stringify(step.frame)}\n`);
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
