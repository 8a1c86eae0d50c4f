import type { Knex } from 'knex';
import type { RolloutChange } from '../RolloutStore';

/** SQLite takes so many parameters. */
const PORTION = 100;

/** Writes what changes of a rollout, within a transaction. */
export async function writeChange(
  tx: Knex.Transaction,
  id: string,
  change: RolloutChange,
  now: number,
): Promise<void> {
  const { rollout = {}, waves = [], targets = [], events = [] } = change;
  await tx('rollouts')
    .where({ id })
    .update({ ...rollout, updated_at: now });
  for (const { no, ...wave } of waves) {
    await tx('rollout_waves').where({ rollout_id: id, no }).update(wave);
  }
  for (const { no, ...target } of targets) {
    await tx('rollout_targets').where({ rollout_id: id, no }).update(target);
  }
  if (events.length > 0) {
    const rows = events.map(event => ({ rollout_id: id, at: now, ...event }));
    await tx.batchInsert('rollout_events', rows, PORTION);
  }
}
