import type {
  Cluster,
  RolloutPlacement,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  clusterLabels,
  matchesLabels,
  parseLabelSelector,
} from '@flotilla/backstage-plugin-fleet-common';

/**
 * Which clusters a placement means, as the backend will tell.
 *
 * @throws SyntaxError where its selector cannot be read
 */
export function matchingClusters(
  clusters: readonly Cluster[],
  { clusterSelector, clusters: named }: RolloutPlacement,
): Cluster[] {
  if (clusterSelector !== undefined) {
    const requirements = parseLabelSelector(clusterSelector);
    return clusters.filter(cluster =>
      matchesLabels(clusterLabels(cluster), requirements),
    );
  }
  return clusters.filter(({ id, name }) =>
    named?.some(one => one === id || one === name),
  );
}

/** How a placement names a cluster: by its name, or its id where others share it. */
export function placementName(
  { id, name }: Cluster,
  clusters: readonly Cluster[],
): string {
  return clusters.filter(one => one.name === name).length > 1 ? id : name;
}
