/** A service, and those whose APIs it consumes. */
export type Consumes = ReadonlyMap<string, ReadonlySet<string>>;

export interface ApiOrder {
  /** By service: how many rounds of others go before it, from 0. */
  levels: ReadonlyMap<string, number>;
  /** Services that consume each other's APIs, which go in one round. */
  cycles: string[][];
}

/**
 * The order in which services change so that whoever provides an API goes
 * before those that consume it. Services in a cycle share a level, and each
 * cycle is told.
 */
export function apiOrder(
  services: readonly string[],
  consumes: Consumes,
): ApiOrder {
  const groups = stronglyConnected(services, consumes);
  const groupOf = new Map(
    groups.flatMap(group => group.map(service => [service, group] as const)),
  );
  const levels = new Map<string, number>();
  // Providers' groups come first.
  for (const group of groups) {
    const before = group
      .flatMap(service => [...(consumes.get(service) ?? [])])
      .filter(provider => {
        const its = groupOf.get(provider);
        return its !== undefined && its !== group;
      })
      .map(provider => levels.get(provider)! + 1);
    group.forEach(service => levels.set(service, Math.max(0, ...before)));
  }
  const cycles = groups.filter(group => group.length > 1);
  return { levels, cycles: cycles.map(cycle => [...cycle].sort()) };
}

/**
 * Tarjan's algorithm, without recursion: groups of nodes that reach each other,
 * each after all groups that it leads to.
 */
function stronglyConnected(
  nodes: readonly string[],
  edges: Consumes,
): string[][] {
  const known = new Set(nodes);
  const next = (node: string) =>
    [...(edges.get(node) ?? [])].filter(other => known.has(other));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const groups: string[][] = [];

  const enter = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    open.push(node);
    isOpen.add(node);
    return { node, left: next(node) };
  };
  const lower = (node: string, to: number) =>
    low.set(node, Math.min(low.get(node)!, to));
  const leave = (node: string) => {
    if (low.get(node) === index.get(node)) {
      const group = open.splice(open.indexOf(node));
      group.forEach(member => isOpen.delete(member));
      groups.push(group);
    }
  };

  for (const start of nodes.filter(node => !index.has(node))) {
    // A start may have been reached from one before it.
    const path = index.has(start) ? [] : [enter(start)];
    while (path.length > 0) {
      const { node, left } = path[path.length - 1];
      const other = left.pop();
      if (other === undefined) {
        path.pop();
        leave(node);
        path.slice(-1).forEach(above => lower(above.node, low.get(node)!));
      } else if (!index.has(other)) {
        path.push(enter(other));
      } else if (isOpen.has(other)) {
        lower(node, index.get(other)!);
      }
    }
  }
  return groups;
}
