import type { SimulatorClock } from './SimulatorClock';

interface Timer {
  at: number;
  callback: () => void;
}

/** A clock that stands still until it is told to move. */
export class ManualClock implements SimulatorClock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(start: number | string = '2026-11-24T12:00:00Z') {
    this.#now = typeof start === 'number' ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, and calls back all that falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#nextUntil(end);
      if (!next) {
        break;
      }
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }

  #nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) {
        next = timer;
      }
    }
    return next;
  }
}
