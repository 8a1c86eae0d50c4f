import type { FleetClusterFacts } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterRow } from '../questions/coverage';

/** What policy may ask of a cluster. */
export function factsOf(cluster: ClusterRow): FleetClusterFacts {
  return {
    labels: JSON.parse(cluster.labels),
    distribution: cluster.distribution ?? undefined,
    owner: cluster.owner ?? undefined,
  };
}
