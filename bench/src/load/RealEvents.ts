import { setTimeout as sleep } from 'node:timers/promises';

/** A cluster whose pods can be changed; the last one is -1. */
export interface Touchable {
  touch(n: number): Promise<unknown>;
}

/** Restarts of pods in the background; clusters take turns. */
export class RealEvents {
  readonly #clusters: readonly Touchable[];
  #stop = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #made = 0;

  constructor(clusters: readonly Touchable[]) {
    this.#clusters = clusters;
  }

  /**
   * @param perSecond - None with zero
   * @throws where an event could not be made since the last call
   */
  async setRate(perSecond: number): Promise<void> {
    this.#stop.abort();
    await this.#ended;
    if (perSecond > 0) {
      this.#stop = new AbortController();
      this.#ended = this.#make(1000 / perSecond, this.#stop.signal);
      // It is for whoever sets the next rate to hear of it.
      this.#ended.catch(() => {});
    }
  }

  /** From the last pod on, while those that are asked for come from the first. */
  async #make(everyMs: number, signal: AbortSignal) {
    const startedAt = performance.now();
    for (let n = 1; !signal.aborted; n += 1) {
      this.#made += 1;
      const cluster = this.#clusters[n % this.#clusters.length];
      await cluster.touch(-this.#made);
      const dueIn = startedAt + n * everyMs - performance.now();
      await sleep(Math.max(dueIn, 0));
    }
  }
}
