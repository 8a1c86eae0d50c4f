import type { Clock } from '../clock';

/** As many lists at once keep both the network and the decoder busy. */
const AT_ONCE = 16;
/** A cluster that is slow does not hold up the others for longer. */
const LONGEST_TURN_MS = 10_000;

/**
 * How many lists may be under way at once, over all clusters: what servers
 * send faster than it can be kept waits in memory.
 */
export class Pace {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly clock: Clock, atOnce = AT_ONCE) {
    this.#free = atOnce;
  }

  /**
   * Runs work in its turn. A turn that lasts too long is given to who waits,
   * while the work goes on.
   *
   * @throws the signal's reason when it aborts before the turn has come
   */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#enter(signal);
    const ended = new AbortController();
    const leave = this.#leaver(ended);
    this.clock.sleep(LONGEST_TURN_MS, ended.signal).then(leave, () => {});
    try {
      return await work();
    } finally {
      leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    let onTurn = () => {};
    let onAbort = () => {};
    const turn = new Promise<void>((resolve, reject) => {
      onTurn = resolve;
      onAbort = () => reject(signal.reason);
    });
    this.#waiting.add(onTurn);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await turn;
    } finally {
      this.#waiting.delete(onTurn);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Gives the turn on, once, to who has waited the longest. */
  #leaver(ended: AbortController): () => void {
    return () => {
      if (ended.signal.aborted) {
        return;
      }
      ended.abort();
      const [next] = this.#waiting;
      if (next) {
        this.#waiting.delete(next);
        next();
      } else {
        this.#free += 1;
      }
    };
  }
}
