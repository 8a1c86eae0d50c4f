import type { Knex } from 'knex';
import type { Projection } from '../../projections';

/** The hash of every row of a kind on a cluster, by UID. */
export async function loadHashes(
  knex: Knex,
  options: { clusterId: string; projection: Projection },
): Promise<Map<string, string>> {
  const { clusterId, projection } = options;
  const rows: Array<{ uid: string; row_hash: string }> = await knex(
    projection.table,
  )
    .select('uid', 'row_hash')
    .where({
      cluster_id: clusterId,
      ...(projection.shared ? { kind: projection.kind } : {}),
    });
  return new Map(rows.map(({ uid, row_hash }) => [uid, row_hash]));
}
