const MAX_LENGTH = 63;
const ID_CHARACTERS = 8;

/** The part of a cluster that its entity is named after. */
interface Named {
  id: string;
  name: string;
}

/**
 * Names for the entities of clusters, by cluster id: valid in the catalog, in
 * lower case as its references are, and none of them twice. Where a name is
 * shared, or somebody else's, a part of the cluster's id follows it. The order
 * of the clusters makes no difference.
 *
 * @param isTaken - Whether a name is that of somebody else's entity
 * @returns No name for a cluster for which none is left
 */
export function clusterNames(
  clusters: readonly Named[],
  isTaken: (name: string) => boolean,
): Map<string, string> {
  const uses = new Map<string, number>();
  for (const { name } of clusters) {
    const plain = validName(name);
    uses.set(plain, (uses.get(plain) ?? 0) + 1);
  }
  const isOwn = (name: string) => uses.get(name) === 1 && !isTaken(name);
  const names = new Map<string, string>();
  const used = new Set<string>();
  const rest: Named[] = [];
  for (const cluster of clusters) {
    const plain = validName(cluster.name);
    if (isOwn(plain)) {
      names.set(cluster.id, plain);
      used.add(plain);
    } else {
      rest.push(cluster);
    }
  }
  for (const cluster of rest.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const name = suffixed(cluster).find(one => !used.has(one) && !isTaken(one));
    if (name !== undefined) {
      names.set(cluster.id, name);
      used.add(name);
    }
  }
  return names;
}

/** A part of the id, or all of it where that is not enough. */
function suffixed({ id, name }: Named): string[] {
  const whole = validName(id);
  return [whole.slice(0, ID_CHARACTERS), whole].map(suffix => {
    const room = MAX_LENGTH - suffix.length - 1;
    return validName(`${validName(name).slice(0, room)}-${suffix}`);
  });
}

/** For example arn-aws-eks-eu-west-1-123-cluster-prod, of a context's name. */
function validName(text: string): string {
  return (
    text
      .toLocaleLowerCase('en-US')
      .replace(/[^a-z0-9_.]+/g, '-')
      .replace(/^[^a-z0-9]+/, '')
      .slice(0, MAX_LENGTH)
      .replace(/[^a-z0-9]+$/, '') || 'cluster'
  );
}
