import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../../../questions/cursor';
import { createReader } from '../../../questions/sql';
import type { RolloutFilter } from '../RolloutStore';
import type { KeptRollout, RolloutRow } from '../rows';
import { withParts } from './readRollouts';

/** One page of rollouts, the newest first. */
export async function listRollouts(
  knex: Knex,
  filter: RolloutFilter,
): Promise<{ items: KeptRollout[]; nextCursor?: string }> {
  const { clusterIds, entityRef, states, limit, cursor } = filter;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 2);
  const rows = await knex<RolloutRow>('rollouts as r')
    .modify(query => {
      if (entityRef !== undefined) {
        query.where('r.entity_ref', entityRef);
      }
      if (states) {
        query.whereIn('r.state', [...states]);
      }
      if (after) {
        const [createdAt, id] = after;
        query.whereRaw('(r.created_at, r.id) < (?, ?)', [
          Number(createdAt),
          id,
        ]);
      }
      if (clusterIds) {
        query.whereRaw(...hasTargetIn(knex, clusterIds));
      }
    })
    .orderBy([
      { column: 'r.created_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select('r.*');
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: await withParts(knex, rows.slice(0, limit)),
    nextCursor: last && encodeCursor([String(last.created_at), last.id]),
  };
}

function hasTargetIn(
  knex: Knex,
  clusterIds: readonly string[],
): [string, Knex.Value[]] {
  const { text, values } = createReader(knex).oneOf('t.cluster_id', clusterIds);
  return [
    `exists (select 1 from rollout_targets t where t.rollout_id = r.id and ${text})`,
    values as Knex.Value[],
  ];
}
