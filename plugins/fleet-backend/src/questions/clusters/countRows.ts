import type { Knex } from 'knex';

/** Kinds that have a table of their own; workloads share one. */
const TABLES = [
  ['Namespace', 'namespaces'],
  ['Node', 'nodes'],
  ['ReplicaSet', 'replica_sets'],
  ['Pod', 'pods'],
] as const;

/** How many rows of each kind there are of a cluster; counted in indexes alone. */
export async function countRows(
  knex: Knex,
  clusterNo: number,
): Promise<(kind: string) => number> {
  const ofCluster = (table: string): Knex.QueryBuilder =>
    knex(table).where({ cluster_no: clusterNo }).count({ count: '*' });
  const [workloads, ...others] = await Promise.all([
    ofCluster('workloads').select('kind').groupBy('kind'),
    ...TABLES.map(async ([kind, table]) => {
      const [{ count }] = await ofCluster(table);
      return { kind, count };
    }),
  ]);
  const counts = new Map(
    [...workloads, ...others].map(({ kind, count }) => [kind, Number(count)]),
  );
  return kind => counts.get(kind) ?? 0;
}
