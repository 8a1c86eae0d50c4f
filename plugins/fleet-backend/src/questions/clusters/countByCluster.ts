import type { Knex } from 'knex';

export interface ClusterCounts {
  nodes: { total: number; ready: number };
  workloads: { total: number; unhealthy: number };
}

/**
 * How many nodes and workloads clusters have. A CronJob's Jobs are not counted
 * by themselves.
 *
 * @param clusterId - Which cluster; all if absent
 */
export async function countByCluster(
  knex: Knex,
  clusterId?: string,
): Promise<(id: string) => ClusterCounts> {
  const within = (query: Knex.QueryBuilder) =>
    clusterId ? query.where({ cluster_id: clusterId }) : query;
  const [nodes, workloads] = await Promise.all([
    within(
      knex('nodes')
        .select('cluster_id', 'ready')
        .count({ count: '*' })
        .groupBy('cluster_id', 'ready'),
    ),
    within(
      knex('workloads')
        .select('cluster_id', 'status')
        .count({ count: '*' })
        .whereNot(sub => sub.where({ kind: 'Job' }).whereNotNull('owner_uid'))
        .groupBy('cluster_id', 'status'),
    ),
  ]);
  const counts = new Map<string, ClusterCounts>();
  for (const { cluster_id, ready, count } of nodes) {
    const { nodes: sum } = ofCluster(counts, cluster_id);
    sum.total += Number(count);
    sum.ready += ready ? Number(count) : 0;
  }
  for (const { cluster_id, status, count } of workloads) {
    const { workloads: sum } = ofCluster(counts, cluster_id);
    const unhealthy = status === 'degraded' || status === 'failed';
    sum.total += Number(count);
    sum.unhealthy += unhealthy ? Number(count) : 0;
  }
  return id => counts.get(id) ?? none();
}

function ofCluster(counts: Map<string, ClusterCounts>, id: string) {
  const known = counts.get(id) ?? none();
  counts.set(id, known);
  return known;
}

function none(): ClusterCounts {
  return {
    nodes: { total: 0, ready: 0 },
    workloads: { total: 0, unhealthy: 0 },
  };
}
