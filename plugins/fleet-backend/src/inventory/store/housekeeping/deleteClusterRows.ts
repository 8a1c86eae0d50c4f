import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';

/**
 * The tables that may have many rows of a cluster, and how many rows are looked
 * at at once; what questions begin with goes first. Labels go with their
 * workload.
 */
const TABLES: ReadonlyArray<readonly [table: string, atOnce: number]> = [
  ['workloads', 100],
  ['replica_sets', 500],
  ['controller_revisions', 500],
  ['deliveries', 500],
  ['object_ids', 500],
  ['nodes', 500],
  ['certificates', 500],
  ['ca_bundles', 500],
  ['vulnerability_reports', 500],
  ['helm_revisions', 500],
  ['history_workloads', 100],
  ['namespaces', 500],
  ['policies', 500],
];

const PODS = 500;
const NO_UID = Buffer.alloc(0);

/** Those that have few, and no number for each; what is due first. */
const SMALL_TABLES = [
  'requests_due',
  'loose_requests',
  'server_certificates',
  'openshift_versions',
  'cluster_version_history',
  'node_usage',
  'cost_sources',
  'cluster_costs',
  'deprecated_api_uses',
  'deprecated_api_looks',
  'helm_due',
  'changes',
];

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
  let last: Buffer | undefined = NO_UID;
  while (last) {
    signal.throwIfAborted();
    last = await deletePods(knex, no, last);
    await setImmediate();
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
 * Deletes the next of a cluster's pods, which may have no numbers.
 *
 * @returns after which UID to go on; undefined at the end
 */
async function deletePods(
  knex: Knex,
  no: number,
  after: Buffer,
): Promise<Buffer | undefined> {
  const next = () =>
    knex('pods').where({ cluster_no: no }).where('uid', '>', after);
  const uids: Buffer[] = await next().orderBy('uid').limit(PODS).pluck('uid');
  const last = uids.at(-1);
  if (last) {
    await next().where('uid', '<=', last).delete();
  }
  return last;
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
