import type { Clock } from '../../collect';
import type { Act, Release } from '../Applier';
import type { InventoryStore } from '../inventory';

/** Less than a lease of a rollout lasts. */
const MAX_AGE_MS = 5_000;

/**
 * That the target is still ours. What is there is written with the version that
 * was seen, so that a process which slept writes over nothing; for what is not
 * there yet API servers know no such condition, and it is looked again first.
 */
export class Fence {
  #seenAt: number;

  constructor(
    private readonly inventories: InventoryStore,
    private readonly release: Release,
    private readonly act: Pick<Act, 'fencingToken' | 'signal'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.#seenAt = clock.now();
  }

  /** @throws ConflictError where another replica has the target now */
  async hold(): Promise<void> {
    if (this.clock.now() - this.#seenAt > MAX_AGE_MS) {
      await this.renew();
    }
  }

  /** Looks, however long ago it was seen. */
  async renew(): Promise<void> {
    await this.inventories.check(this.release, this.act);
    this.#seenAt = this.clock.now();
  }
}
