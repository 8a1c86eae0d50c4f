import type { ServicePlace } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { Environments } from '../environments';
import type { PlaceRow } from './readPlaces';

/** As many places are shown of a service. */
const MAX_PLACES = 20;

/**
 * Where a service runs as the API shows it, what has the most replicas first;
 * without clusters that came after the fleet was read.
 */
export function toPlaces(
  rows: readonly PlaceRow[],
  options: { fleet: FleetSnapshot; environments: Environments },
): ServicePlace[] {
  const { fleet, environments } = options;
  return rows
    .flatMap(row => {
      const cluster = fleet.clusterOf(row.cluster_no);
      if (!cluster) {
        return [];
      }
      const { id, name, status } = cluster;
      return [
        {
          cluster: { id, name },
          environment: environments.of(cluster),
          workloads: Number(row.workloads),
          replicas: Number(row.replicas),
          available: Number(row.available),
          stale: status !== 'current' && status !== 'initial',
        },
      ];
    })
    .sort(largestFirst)
    .slice(0, MAX_PLACES);
}

function largestFirst(a: ServicePlace, b: ServicePlace): number {
  return (
    b.replicas - a.replicas ||
    b.workloads - a.workloads ||
    (a.cluster.name < b.cluster.name ? -1 : 1)
  );
}
