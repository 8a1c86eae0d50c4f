import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { KeptRollout, RolloutRow, TargetRow, WaveRow } from '../rows';

/** One rollout with its parts. @throws NotFoundError */
export async function readRollout(
  knex: Knex,
  id: string,
): Promise<KeptRollout> {
  const row = await knex<RolloutRow>('rollouts').where({ id }).first();
  if (!row) {
    throw new NotFoundError('There is no rollout with this id');
  }
  const [kept] = await withParts(knex, [row]);
  return kept;
}

/** Rollouts with their parts, in their order. */
export async function withParts(
  knex: Knex,
  rows: readonly RolloutRow[],
): Promise<KeptRollout[]> {
  const ids = rows.map(({ id }) => id);
  const [waves, targets] = await Promise.all([
    knex<WaveRow>('rollout_waves').whereIn('rollout_id', ids).orderBy('no'),
    knex<TargetRow>('rollout_targets').whereIn('rollout_id', ids).orderBy('no'),
  ]);
  return rows.map(rollout => ({
    rollout,
    waves: waves.filter(({ rollout_id: id }) => id === rollout.id),
    targets: targets.filter(({ rollout_id: id }) => id === rollout.id),
  }));
}
