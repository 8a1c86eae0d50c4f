import type { Knex } from 'knex';
import { addRollout, refuseSecondOpen } from './operations/addRollout';
import {
  holdRollout,
  releaseRollouts,
  stillHeld,
} from './operations/holdRollout';
import { listRollouts } from './operations/listRollouts';
import { readRollout } from './operations/readRollouts';
import { writeChange } from './operations/writeChange';
import type {
  Hold,
  RolloutChange,
  RolloutFilter,
  RolloutStore,
} from './RolloutStore';
import type { EventRow, KeptRollout, NewEvent, RolloutRow } from './rows';

/** In the plugin's database. */
export class DatabaseRolloutStore implements RolloutStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param options - now: the time in ms */
  static create(options: { knex: Knex; now: () => number }): RolloutStore {
    return new DatabaseRolloutStore(options);
  }

  private constructor({ knex, now }: { knex: Knex; now: () => number }) {
    this.#knex = knex;
    this.#now = now;
  }

  add(rollout: KeptRollout, events: NewEvent[]) {
    return addRollout(this.#knex, rollout, events, this.#now());
  }

  get(id: string) {
    return readRollout(this.#knex, id);
  }

  events(id: string, limit: number): Promise<EventRow[]> {
    return this.#knex<EventRow>('rollout_events')
      .where({ rollout_id: id })
      .orderBy('no', 'desc')
      .limit(limit)
      .select<EventRow[]>();
  }

  list(filter: RolloutFilter) {
    return listRollouts(this.#knex, filter);
  }

  async successorOf({
    name,
    namespace,
    created_at,
    id,
  }: RolloutRow): Promise<string | undefined> {
    const [later] = await this.#knex<RolloutRow>('rollouts')
      .where({ name, namespace })
      .whereRaw('(created_at, id) > (?, ?)', [Number(created_at), id])
      .orderBy('created_at', 'desc')
      .limit(1)
      .select('id');
    return later?.id;
  }

  async openIds(): Promise<string[]> {
    return this.#knex('rollouts').whereNull('ended_at').pluck('id');
  }

  hold(id: string, holder: string) {
    return holdRollout(this.#knex, { id, holder, now: this.#now() });
  }

  release(holder: string) {
    return releaseRollouts(this.#knex, holder);
  }

  async write(hold: Hold, change: RolloutChange): Promise<void> {
    await this.#knex.transaction(async tx => {
      await stillHeld(tx, hold);
      await writeChange(tx, hold.rolloutId, change, this.#now());
    });
  }

  async change(
    id: string,
    change: (rollout: KeptRollout) => RolloutChange,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      // Locks it, on either database, against whoever steers it.
      await tx('rollouts').where({ id }).update({ updated_at: this.#now() });
      const kept = await readRollout(tx, id);
      const changed = change(kept);
      if (changed.rollout?.ended_at === null) {
        await refuseSecondOpen(tx, kept.rollout);
      }
      await writeChange(tx, id, changed, this.#now());
    });
  }
}
