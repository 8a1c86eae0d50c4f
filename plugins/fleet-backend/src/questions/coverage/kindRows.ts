import type { Knex } from 'knex';

export type KindStatus =
  | 'initial'
  | 'current'
  | 'stale'
  | 'forbidden'
  | 'absent';

/** The state of one kind on one cluster. */
export interface KindRow {
  cluster_id: string;
  kind: string;
  status: KindStatus;
  reason: string | null;
  since: string;
}

/** The kinds that are not current, of all clusters. */
export async function readKindProblems(knex: Knex): Promise<KindRow[]> {
  return knex<KindRow>('kind_syncs')
    .select('cluster_id', 'kind', 'status', 'reason', 'since')
    .whereIn('status', ['initial', 'stale', 'forbidden']);
}
