import type { Knex } from 'knex';
import { chunks } from './chunks';

/** Drops the rows of objects that are gone. */
export async function deleteRows(
  tx: Knex.Transaction,
  options: { clusterId: string; table: string; uids: readonly string[] },
): Promise<void> {
  const { clusterId, table, uids } = options;
  for (const part of chunks(uids)) {
    await tx(table)
      .delete()
      .where({ cluster_id: clusterId })
      .whereIn('uid', part);
  }
}
