import { setImmediate } from 'node:timers/promises';
import { Turns } from '../../../Turns';

/** Told per item of a group: the error with which it was refused, if it was. */
export type Outcomes = ReadonlyArray<Error | undefined>;

export interface GroupQueueOptions<T> {
  /** How many of the items that wait, at least one, are committed together. */
  groupSize(waiting: readonly T[]): number;
  /** Commits a group whole; where it throws, nothing of it is kept. */
  commit(group: readonly T[]): Promise<Outcomes>;
}

interface Waiting<T> {
  item: T;
  settle(error?: Error): void;
}

/** After so many in a row that fail alone, it is not for what they are. */
const FAILURES_UNTIL_ALL_FAIL = 3;

/**
 * One writer at a time, in the order of the calls. Whatever waits when the
 * writer is free is committed together; where that fails, each item is tried
 * alone, so that one that cannot be kept does not take others with it.
 */
export class GroupQueue<T> {
  #waiting: Waiting<T>[] = [];
  readonly #turns = new Turns();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: GroupQueueOptions<T>) {}

  /** Resolves when the item is committed. */
  add(item: T): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => (error ? reject(error) : resolve());
      this.#waiting.push({ item, settle });
    });
    this.#last = done;
    // Others may have taken it along when its turn comes.
    this.exclusively(() => this.#commitNext());
    return done;
  }

  /** Runs work while nothing is committed, after what waits now. */
  exclusively<R>(work: () => Promise<R>): Promise<R> {
    return this.#turns.run(work);
  }

  /** Whether anything waits for its turn. */
  get isBusy(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when all that waits now is committed, or has failed. */
  async settled(): Promise<void> {
    await this.#last.catch(() => {});
  }

  async #commitNext() {
    if (this.#waiting.length === 0) {
      return;
    }
    const items = this.#waiting.map(({ item }) => item);
    const size = this.options.groupSize(items);
    const group = this.#waiting.splice(0, size);
    if (!(await this.#tryTogether(group))) {
      await this.#tryAlone(group);
    }
    // The portal comes first: SQLite runs in its thread.
    await setImmediate();
  }

  async #tryTogether(group: Waiting<T>[]): Promise<boolean> {
    try {
      await this.#commit(group);
      return true;
    } catch (error) {
      if (group.length === 1) {
        group[0].settle(toError(error));
        return true;
      }
      return false;
    }
  }

  async #tryAlone(group: Waiting<T>[]) {
    let failures = 0;
    let last: Error | undefined;
    for (const one of group) {
      if (failures >= FAILURES_UNTIL_ALL_FAIL) {
        one.settle(last);
        continue;
      }
      try {
        await this.#commit([one]);
        failures = 0;
      } catch (error) {
        failures += 1;
        last = toError(error);
        one.settle(last);
      }
    }
  }

  async #commit(group: Waiting<T>[]) {
    const outcomes = await this.options.commit(group.map(({ item }) => item));
    group.forEach(({ settle }, n) => settle(outcomes[n]));
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
