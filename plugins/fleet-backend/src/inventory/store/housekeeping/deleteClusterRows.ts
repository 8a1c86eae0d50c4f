import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';

/**
 * The tables that may have many rows of a cluster, and how many rows are looked
 * at at once; what questions begin with goes first. Labels go with their
 * workload.
 */
const TABLES: ReadonlyArray<readonly [table: string, atOnce: number]> = [
  ['workloads', 100],
  ['pods', 500],
  ['replica_sets', 500],
  ['controller_revisions', 500],
  ['deliveries', 500],
  ['object_ids', 500],
  ['nodes', 500],
  ['certificates', 500],
  ['vulnerability_reports', 500],
  ['history_workloads', 100],
  ['namespaces', 500],
];

/** Those that have few, and no number for each; what is due first. */
const SMALL_TABLES = ['requests_due', 'loose_requests', 'server_certificates'];

/**
 * Deletes what is kept of the objects of a cluster that nobody collects any
 * more, in portions between which others read and write: with SQLite it is the
 * main thread that deletes. What is left when it is interrupted goes the next
 * time.
 *
 * @param no - The cluster's number
 * @throws the signal's reason once that has aborted
 */
export async function deleteClusterRows(
  knex: Knex,
  no: number,
  signal: AbortSignal,
): Promise<void> {
  for (const table of SMALL_TABLES) {
    await knex(table).where({ cluster_no: no }).delete();
  }
  for (const [table, limit] of TABLES) {
    let after: number | undefined = 0;
    while (after !== undefined) {
      signal.throwIfAborted();
      after = await deletePortion(knex, no, { table, after, limit });
      await setImmediate();
    }
  }
}

/**
 * Deletes those of the next rows of a table that are the cluster's. Rows that
 * came together are next to each other, and few pages change.
 *
 * @returns after which row to go on; undefined at the end
 */
async function deletePortion(
  knex: Knex,
  no: number,
  portion: { table: string; after: number; limit: number },
): Promise<number | undefined> {
  const { table, after, limit } = portion;
  const ids: number[] = await knex(table)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck('id');
  const last = ids.at(-1);
  if (last !== undefined) {
    await knex(table)
      .whereBetween('id', [after + 1, last])
      // The plus keeps databases from looking all rows of the cluster up.
      .whereRaw('+cluster_no = ?', [no])
      .delete();
  }
  return ids.length < limit ? undefined : last;
}
