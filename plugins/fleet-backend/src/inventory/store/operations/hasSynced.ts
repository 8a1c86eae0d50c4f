import type { Knex } from 'knex';

/** Whether a cluster was ever current. */
export async function hasSynced(
  knex: Knex,
  options: { clusterId: string },
): Promise<boolean> {
  const row = await knex('clusters')
    .first('synced_at')
    .where({ id: options.clusterId });
  return Boolean(row?.synced_at);
}
