import { matchesLabels } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../../questions/coverage';
import type { ClusterChoice } from '../model/RolloutSpec';
import { clusterLabels } from './clusterLabels';

/** @throws NotFoundError, ConflictError for what means no single cluster */
export type ResolveCluster = (idOrName: string) => ClusterRow;

/** Those of some clusters that a choice means; all where it says nothing. */
export function chosenClusters(
  clusters: readonly ClusterRow[],
  { selector, clusters: named }: ClusterChoice,
  resolve: ResolveCluster,
): ClusterRow[] {
  const ids = named && new Set(named.map(name => resolve(name).id));
  return clusters.filter(
    cluster =>
      (!ids || ids.has(cluster.id)) &&
      (!selector || matchesLabels(clusterLabels(cluster), selector)),
  );
}
