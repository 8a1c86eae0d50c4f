import type { Knex } from 'knex';
import type { ReflectorState } from '../../../collect/reflector/types';
import { keepable, MAX_TEXT } from './keepable';

/** Keeps what state a kind is in, and since when. */
export async function recordKind(
  knex: Knex,
  options: {
    clusterId: string;
    kind: string;
    state: ReflectorState;
    now: number;
  },
): Promise<void> {
  const { clusterId, kind, state, now } = options;
  const key = { cluster_id: clusterId, kind };
  const { status } = state;
  const reason = keepable(state.reason, MAX_TEXT);
  const since = new Date(now).toISOString();
  await knex('kind_syncs')
    .insert({ ...key, status, reason, since })
    .onConflict(['cluster_id', 'kind'])
    .ignore();
  await knex('kind_syncs')
    .update({ status, since })
    .where(key)
    .whereNot({ status });
  await knex('kind_syncs').update({ reason }).where(key);
}
