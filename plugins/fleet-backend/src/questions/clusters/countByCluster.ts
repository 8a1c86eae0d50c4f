import type { Knex } from 'knex';
import type { Sql } from '../sql';

export interface ClusterCounts {
  nodes: { total: number; ready: number };
  workloads: { total: number; unhealthy: number };
  /** The longest of its kinds; null before there was one. */
  lagMs: number | null;
}

/** Counts by the number of a cluster. */
export type CountsOf = (no: number) => ClusterCounts;

/**
 * How many nodes and workloads some clusters have, and how far they lag. A
 * CronJob's Jobs are not counted by themselves. Objects are counted in indexes
 * alone: a fleet has tens of thousands.
 *
 * @param options - nos: the clusters' numbers; visible: which workloads `w` count
 */
export async function countByCluster(
  knex: Knex,
  { nos, visible }: { nos: readonly number[]; visible?: Sql },
): Promise<CountsOf> {
  const by = (table: string, ...columns: string[]): Knex.QueryBuilder =>
    knex(table).select(columns).groupBy(columns).whereIn('cluster_no', nos);
  const [nodes, workloads, lags] = await Promise.all([
    by('nodes', 'cluster_no', 'ready').count({ count: '*' }),
    by('workloads as w', 'cluster_no', 'status')
      .where(visible ? knex.raw(visible.text, visible.values) : {})
      .count({ count: '*' })
      .whereNot(sub => sub.where({ kind: 'Job' }).whereNotNull('owner_id')),
    by('kind_syncs', 'cluster_no').max({ lag: 'lag_ms' }),
  ]);
  const counts = new Map<number, ClusterCounts>();
  for (const { cluster_no, ready, count } of nodes) {
    const { nodes: sum } = ofCluster(counts, cluster_no);
    sum.total += Number(count);
    sum.ready += ready ? Number(count) : 0;
  }
  for (const { cluster_no, status, count } of workloads) {
    const { workloads: sum } = ofCluster(counts, cluster_no);
    const unhealthy = status === 'degraded' || status === 'failed';
    sum.total += Number(count);
    sum.unhealthy += unhealthy ? Number(count) : 0;
  }
  for (const { cluster_no, lag } of lags) {
    ofCluster(counts, cluster_no).lagMs = lag;
  }
  return no => counts.get(no) ?? none();
}

function ofCluster(counts: Map<number, ClusterCounts>, no: number) {
  const known = counts.get(no) ?? none();
  counts.set(no, known);
  return known;
}

function none(): ClusterCounts {
  return {
    nodes: { total: 0, ready: 0 },
    workloads: { total: 0, unhealthy: 0 },
    lagMs: null,
  };
}
