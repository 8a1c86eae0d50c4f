import type {
  ClusterFacts,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';

/**
 * How many nodes a test holds for, in words; undefined unless most of them do.
 * A cluster of several kinds of nodes is what most of them say.
 */
export function mostNodes(
  { nodes }: ClusterFacts,
  what: string,
  test: (node: NodeFacts) => boolean,
): string | undefined {
  const count = nodes.filter(test).length;
  return count > 0 && count * 2 >= nodes.length
    ? `${count} of ${nodes.length} nodes ${what}`
    : undefined;
}

/** Whether most nodes carry one of these labels; names the first they do. */
export function mostLabelled(
  facts: ClusterFacts,
  ...keys: string[]
): string | undefined {
  for (const key of keys) {
    const found = mostNodes(facts, `carry the label ${key}`, ({ labels }) =>
      Object.hasOwn(labels, key),
    );
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Whether most nodes carry an annotation that begins like this. */
export function mostAnnotated(
  facts: ClusterFacts,
  prefix: string,
): string | undefined {
  return mostNodes(facts, `carry an annotation ${prefix}`, ({ annotations }) =>
    annotations.some(key => key.startsWith(prefix)),
  );
}

/** Whether the server's version contains this. */
export function versionHas(
  { gitVersion }: ClusterFacts,
  part: string,
): string | undefined {
  return gitVersion?.includes(part)
    ? `the server's version ${gitVersion} contains ${part}`
    : undefined;
}

/** Whether the server has this API group, in any version. */
export function hasGroup(
  { apiGroups }: ClusterFacts,
  group: string,
): string | undefined {
  return apiGroups.some(one => one.startsWith(`${group}/`))
    ? `the server has the API group ${group}`
    : undefined;
}

/** The signals that were seen. */
export function seen(...signals: Array<string | undefined>): string[] {
  return signals.filter(signal => signal !== undefined);
}
