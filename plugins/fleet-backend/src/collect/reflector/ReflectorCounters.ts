import type { ReflectorStats } from './types';

/** Counts what the reflectors of one kind of one cluster do. */
export class ReflectorCounters {
  bytes = 0;
  events = 0;
  errors = 0;
  lists = 0;
  watches = 0;
  refused = 0;
  repairs = 0;
  #lagMs?: number;
  #lastEventAt?: number;

  /** These many events of a watch were kept. */
  kept(events: number, receivedAt: number, now: number) {
    if (events > 0) {
      this.events += events;
      this.#lastEventAt = receivedAt;
      this.#lagMs = Math.max(this.#lagMs ?? 0, now - receivedAt);
    }
  }

  /** All of it now; the lag begins anew. */
  read(): ReflectorStats {
    const { bytes, events, errors, lists, watches, refused, repairs } = this;
    const lagMs = this.#lagMs;
    this.#lagMs = undefined;
    return {
      bytes,
      events,
      errors,
      lists,
      watches,
      refused,
      repairs,
      lagMs,
      lastEventAt: this.#lastEventAt,
    };
  }
}
