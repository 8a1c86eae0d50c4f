import type { Cluster } from '../../schema/openapi';

/**
 * What selectors of clusters look at: the cluster's labels, and what the fleet
 * found out, where no label says otherwise.
 *
 * @public
 */
export function clusterLabels(
  cluster: Pick<
    Cluster,
    'name' | 'labels' | 'distribution' | 'platform' | 'region'
  >,
): ReadonlyMap<string, string> {
  const { name, distribution, platform, region, labels } = cluster;
  const found = { name, distribution, platform, region };
  return new Map(
    [...Object.entries(found), ...Object.entries(labels)].filter(isKnown),
  );
}

function isKnown(
  entry: [string, string | undefined],
): entry is [string, string] {
  return entry[1] !== undefined;
}
