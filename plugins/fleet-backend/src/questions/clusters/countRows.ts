import type { Knex } from 'knex';

/** Kinds that have a table of their own. */
const TABLES = [
  ['Namespace', 'namespaces'],
  ['Node', 'nodes'],
  ['ReplicaSet', 'replica_sets'],
  ['ControllerRevision', 'controller_revisions'],
  ['Pod', 'pods'],
  ['Certificate', 'certificates'],
  ['VulnerabilityReport', 'vulnerability_reports'],
] as const;

/** Tables that several kinds share. */
const SHARED = ['workloads', 'deliveries'];

/** How many rows of each kind there are of a cluster; counted in indexes alone. */
export async function countRows(
  knex: Knex,
  clusterNo: number,
): Promise<(kind: string) => number> {
  const ofCluster = (table: string): Knex.QueryBuilder =>
    knex(table).where({ cluster_no: clusterNo }).count({ count: '*' });
  const counted = await Promise.all([
    ...SHARED.map(table => ofCluster(table).select('kind').groupBy('kind')),
    ...TABLES.map(async ([kind, table]) => {
      const [{ count }] = await ofCluster(table);
      return [{ kind, count }];
    }),
  ]);
  const counts = new Map<string, number>(
    counted.flat().map(({ kind, count }) => [kind, Number(count)]),
  );
  return kind => counts.get(kind) ?? 0;
}
