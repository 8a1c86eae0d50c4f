/** Lets a number of things happen at once, and others wait in turn. */
export class Places {
  #free: number;
  /** Oldest first. */
  readonly #waiting = new Set<{ turn: () => void }>();

  constructor(places: number) {
    this.#free = places;
  }

  /** @throws the signal's reason, if it is aborted while it waits */
  async take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiting = { turn: resolve };
      const giveUp = () => {
        this.#waiting.delete(waiting);
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.turn = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      this.#waiting.add(waiting);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next.turn();
    } else {
      this.#free += 1;
    }
  }
}
