import { FakeStream } from '../apiServer/FakeStream';

/** The stream of one round: it stays open until a test says otherwise. */
export class FakeWatchRound implements AsyncIterable<Buffer> {
  readonly #stream = new FakeStream();

  constructor(signal: AbortSignal) {
    this.#stream.open(signal);
  }

  get isOpen(): boolean {
    return this.#stream.isOpen;
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
    this.#stream.send(frame);
    return this;
  }

  end() {
    this.#stream.end();
  }

  fail(error: unknown) {
    this.#stream.fail(error);
  }

  [Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    return this.#stream[Symbol.asyncIterator]();
  }
}
