import type { Knex } from 'knex';

export type KindStatus =
  | 'initial'
  | 'current'
  | 'stale'
  | 'forbidden'
  | 'absent';

/** The state of one kind on one cluster. */
export interface KindRow {
  cluster_no: number;
  kind: string;
  status: KindStatus;
  reason: string | null;
  since: string;
  /** Objects that are too large to be kept. */
  refused: number;
}

/** The kinds that are not seen now, or not whole, of all clusters. */
export async function readKindProblems(knex: Knex): Promise<KindRow[]> {
  return knex<KindRow>('kind_syncs')
    .select('cluster_no', 'kind', 'status', 'reason', 'since', 'refused')
    .whereIn('status', ['initial', 'stale', 'forbidden'])
    .orWhere(current =>
      current
        .where('status', 'current')
        .where(lacking =>
          lacking.where('refused', '>', 0).orWhereNotNull('reason'),
        ),
    )
    .orderBy(['cluster_no', 'kind']);
}
