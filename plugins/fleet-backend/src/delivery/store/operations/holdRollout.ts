import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Hold } from '../RolloutStore';
import type { RolloutRow } from '../rows';

/** For so long nobody else may steer it; long after it is written last. */
export const HOLD_MS = 30_000;

/**
 * Takes the right to steer a rollout, or keeps it for longer. Whoever takes it
 * from another has a greater token.
 */
export async function holdRollout(
  knex: Knex,
  { id, holder, now }: { id: string; holder: string; now: number },
): Promise<Hold | undefined> {
  const [row] = await knex<RolloutRow>('rollouts')
    .where({ id })
    .whereNull('ended_at')
    .where(free =>
      free
        .where({ holder })
        .orWhereNull('holder')
        .orWhere('held_until', '<', now),
    )
    .update({
      holder,
      held_until: now + HOLD_MS,
      token: knex.raw(
        'case when holder = ? and held_until >= ? then token else token + 1 end',
        [holder, now],
      ),
    })
    .returning('token');
  return row && { rolloutId: id, holder, token: Number(row.token) };
}

/**
 * Makes sure, within a transaction, that the right is had and stays.
 *
 * @throws ConflictError where it was lost
 */
export async function stillHeld(
  tx: Knex.Transaction,
  { rolloutId: id, holder, token }: Hold,
): Promise<void> {
  const held = await tx<RolloutRow>('rollouts')
    .where({ id, holder, token })
    .update({ token });
  if (held === 0) {
    throw new ConflictError('Another replica steers this rollout now');
  }
}

/** Gives back all that a replica holds. */
export async function releaseRollouts(
  knex: Knex,
  holder: string,
): Promise<void> {
  await knex<RolloutRow>('rollouts').where({ holder }).update({ holder: null });
}
