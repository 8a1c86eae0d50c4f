import type { Workload } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import { matchOf } from '../match';
import { uuidOf } from '../placements/uuidOf';
import { workloadIdOf } from '../workloadId';
import type { FoundWorkload } from './FoundWorkload';

/**
 * A workload as the API shows it; none where its cluster came after the fleet
 * was read, which is left to a later answer.
 */
export function toWorkload(
  row: FoundWorkload,
  fleet: FleetSnapshot,
): Workload[] {
  const cluster = fleet.clusterOf(row.cluster_no);
  if (!cluster) {
    return [];
  }
  const { kind, desired, ready, updated, available } = row;
  const isSeen = cluster.status === 'current' || cluster.status === 'initial';
  const workload: Workload = {
    // A UID alone does not do: a restored copy of a cluster has it too.
    id: workloadIdOf(cluster.id, uuidOf(row.uid)),
    cluster: { id: cluster.id, name: cluster.name },
    distribution: cluster.distribution ?? 'unknown',
    region: cluster.region ?? undefined,
    namespace: row.namespace,
    workload: { kind, name: row.name },
    images: JSON.parse(row.images),
    version: row.version ?? undefined,
    replicas: { desired, ready, updated, available },
    status: row.status,
    reason: row.status_reason ?? undefined,
    entityRef: row.entity_ref ?? undefined,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    match: matchOf(row),
    // In its first sync a cluster's rows are newer than that sync's beginning.
    observedAt: cluster.observed_at ?? cluster.status_since,
    stale: !isSeen || fleet.kindIs(cluster.no, kind, ['stale', 'forbidden']),
  };
  return [workload];
}
