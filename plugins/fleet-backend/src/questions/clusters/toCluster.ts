import type {
  Cluster,
  HealthStatus,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import type { ClusterCounts } from './countByCluster';

/** A row as the API shows it. */
export function toCluster(
  row: ClusterRow,
  counts: ClusterCounts,
  {
    restarts24h,
    supportEndsAt,
  }: Pick<Cluster, 'restarts24h' | 'supportEndsAt'> = {},
): Cluster {
  return {
    id: row.id,
    name: row.name,
    uid: row.uid ?? undefined,
    distribution: row.distribution ?? 'unknown',
    platform: row.platform ?? undefined,
    region: row.region ?? undefined,
    version: row.git_version ?? undefined,
    supportEndsAt,
    labels: JSON.parse(row.labels),
    owner: row.owner ?? undefined,
    entityRef: row.entity_ref ?? undefined,
    health: healthOf(row, counts),
    nodes: counts.nodes,
    workloads: counts.workloads,
    restarts24h,
    sync: {
      status: row.status,
      observedAt: row.observed_at ?? undefined,
      since: row.status_since,
      reason: row.status_reason ?? undefined,
      lagMs: counts.lagMs ?? undefined,
    },
  };
}

/** From what was last seen; whether that is fresh is said by sync. */
export function healthOf(
  row: ClusterRow,
  { nodes, workloads }: Pick<ClusterCounts, 'nodes' | 'workloads'>,
): HealthStatus {
  if (!row.observed_at) {
    return 'unknown';
  }
  return nodes.ready < nodes.total || workloads.unhealthy > 0
    ? 'degraded'
    : 'healthy';
}
