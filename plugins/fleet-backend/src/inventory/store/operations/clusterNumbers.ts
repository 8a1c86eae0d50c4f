import type { Knex } from 'knex';

/** The numbers of clusters, by id; those that are gone are left out. */
export async function clusterNumbers(
  knex: Knex,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows: Array<{ id: string; no: number }> = await knex('clusters')
    .select('id', 'no')
    .whereIn('id', [...ids]);
  return new Map(rows.map(({ id, no }) => [id, no]));
}
