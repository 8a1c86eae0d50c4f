import type { Clock } from './clock';

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Time that stands still until a test moves it on. */
export class FakeClock implements Clock {
  /** What random() gives: by default the middle of every range. */
  randomValue = 0.5;
  #now = Date.parse('2026-11-24T12:00:00Z');
  readonly #sleepers = new Set<Sleeper>();

  readonly now = () => this.#now;

  random(): number {
    return this.randomValue;
  }

  /** How many are asleep. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper: Sleeper = { at: this.#now + ms, wake: () => {} };
      const onAbort = () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      };
      sleeper.wake = () => {
        this.#sleepers.delete(sleeper);
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** Moves time on, waking each sleeper at its time. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let next = this.#next(); next.at <= until; next = this.#next()) {
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settled();
    }
    this.#now = until;
  }

  #next(): Sleeper {
    return [...this.#sleepers].reduce(
      (first, one) => (one.at < first.at ? one : first),
      { at: Number.POSITIVE_INFINITY, wake: () => {} },
    );
  }
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
