import type { ConnectedCluster } from '@flotilla/backstage-plugin-fleet-node';

const ID_CHARACTERS = 8;

/**
 * Names for clusters, none of them twice: where a name is shared, or taken by
 * somebody else, a part of the cluster's id follows it.
 */
export function withUniqueNames(
  clusters: readonly ConnectedCluster[],
  taken: readonly string[],
): Array<{ cluster: ConnectedCluster; name: string }> {
  const uses = new Map<string, number>();
  const all = [...taken, ...clusters.map(({ name }) => name)];
  for (const name of all) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return clusters.map(cluster => {
    const { id, name } = cluster;
    const isShared = (uses.get(name) ?? 0) > 1;
    return {
      cluster,
      name: isShared ? `${name}-${id.slice(0, ID_CHARACTERS)}` : name,
    };
  });
}
