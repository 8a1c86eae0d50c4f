import type {
  OwnerSuggestion,
  UnclaimedWorkload,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import { type FoundWorkload, toWorkload } from '../workloads';

/**
 * A workload as the API shows it; none where its cluster came after the fleet
 * was read, which is left to a later answer.
 */
export function toUnclaimed(
  row: FoundWorkload,
  fleet: FleetSnapshot,
  suggestion: OwnerSuggestion | undefined,
): UnclaimedWorkload[] {
  return toWorkload(row, fleet).map(workload => ({
    id: workload.id,
    cluster: workload.cluster,
    namespace: workload.namespace,
    workload: workload.workload,
    images: workload.images,
    version: workload.version,
    replicas: workload.replicas,
    status: workload.status,
    suggestion,
    observedAt: workload.observedAt,
    stale: workload.stale,
  }));
}
