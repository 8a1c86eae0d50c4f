import { clusterLabels as labelsOf } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../../questions/coverage';

/** What selectors look at of a cluster as it is kept. */
export function clusterLabels(
  cluster: Pick<
    ClusterRow,
    'name' | 'labels' | 'distribution' | 'platform' | 'region'
  >,
): ReadonlyMap<string, string> {
  return labelsOf({
    name: cluster.name,
    distribution: cluster.distribution ?? 'unknown',
    platform: cluster.platform ?? undefined,
    region: cluster.region ?? undefined,
    labels: JSON.parse(cluster.labels),
  });
}
