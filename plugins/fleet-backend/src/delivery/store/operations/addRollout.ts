import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { KeptRollout, NewEvent, RolloutRow } from '../rows';
import { writeChange } from './writeChange';

const PORTION = 30;

/**
 * Keeps a new rollout whole.
 *
 * @throws ConflictError where one of its name and namespace is under way
 */
export async function addRollout(
  knex: Knex,
  { rollout, waves, targets }: KeptRollout,
  events: NewEvent[],
  now: number,
): Promise<void> {
  await knex.transaction(async tx => {
    const added = await tx('rollouts')
      .insert(rollout)
      .onConflict(tx.raw('(name, namespace) where ended_at is null'))
      .ignore()
      .returning('id');
    if (added.length === 0) {
      await refuseSecondOpen(tx, rollout);
    }
    await tx.batchInsert('rollout_waves', waves, PORTION);
    await tx.batchInsert('rollout_targets', targets, PORTION);
    await writeChange(tx, rollout.id, { events }, now);
  });
}

/** @throws ConflictError where another of its name and namespace is under way */
export async function refuseSecondOpen(
  tx: Knex.Transaction,
  { id, name, namespace }: Pick<RolloutRow, 'id' | 'name' | 'namespace'>,
): Promise<void> {
  const [open] = await tx<RolloutRow>('rollouts')
    .where({ name, namespace })
    .whereNull('ended_at')
    .whereNot({ id })
    .select('id');
  if (open) {
    throw new ConflictError(
      `A rollout of this name is under way (${open.id}); wait for it, or abort it`,
    );
  }
}
