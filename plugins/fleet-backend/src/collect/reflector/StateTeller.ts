import type { ReflectorCounters } from './ReflectorCounters';
import type { ReflectorState } from './types';

const MIB = 1024 * 1024;

/** Tells what state a reflector is in, and only when that changes. */
export class StateTeller {
  #state: ReflectorState = { status: 'initial' };

  constructor(
    private readonly options: {
      counters: ReflectorCounters;
      maxObjectBytes: number;
      onState(state: ReflectorState): void;
    },
  ) {}

  enter(state: ReflectorState) {
    const next = state.status === 'current' ? this.#current() : state;
    const { status, reason } = this.#state;
    if (next.status !== status || next.reason !== reason) {
      this.#state = next;
      this.options.onState(next);
    }
  }

  /** These many objects were refused as too large, or in all, by a new list. */
  countRefused(objects: number, { anew = false } = {}) {
    const { counters } = this.options;
    counters.refused = anew ? objects : counters.refused + objects;
    if (this.#state.status === 'current') {
      this.enter(this.#state);
    }
  }

  /** It is current all the same: of the other objects it knows everything. */
  #current(): ReflectorState {
    const { counters, maxObjectBytes } = this.options;
    const { refused } = counters;
    if (refused === 0) {
      return { status: 'current' };
    }
    const what = refused === 1 ? '1 object' : `${refused} objects`;
    const size = `${(maxObjectBytes / MIB)
      .toFixed(2)
      .replace(/\.?0+$/, '')} MiB`;
    const were = refused === 1 ? 'was' : 'were';
    return {
      status: 'current',
      reason: `${what} of more than ${size} ${were} refused`,
      refused,
    };
  }
}
