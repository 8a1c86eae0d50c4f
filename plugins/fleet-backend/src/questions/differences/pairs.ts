import type { ComparedWorkload } from './readWorkloads';

/** What is called the same in two clusters; in at least one of them it is there. */
export interface Pair {
  namespace: string;
  name: string;
  kind: string;
  left?: ComparedWorkload;
  right?: ComparedWorkload;
}

/** By what pairs are told apart, and sorted by. */
export type PairKey = readonly [namespace: string, name: string, kind: string];

export function keyOf({ namespace, name, kind }: Pair): PairKey {
  return [namespace, name, kind];
}

/** Orders pairs by their keys. */
export function compareKeys(one: PairKey, other: PairKey): number {
  const at = one.findIndex((part, n) => part !== other[n]);
  if (at === -1) {
    return 0;
  }
  return one[at] < other[at] ? -1 : 1;
}

/**
 * The workloads of two clusters side by side, in order.
 *
 * @param leftNo - The number of the cluster whose are on the left
 */
export function pairsOf(
  workloads: readonly ComparedWorkload[],
  leftNo: number,
): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const workload of workloads) {
    const { namespace, name, kind } = workload;
    // No name has a slash.
    const key = `${namespace}/${name}/${kind}`;
    const pair = pairs.get(key) ?? { namespace, name, kind };
    pair[workload.cluster_no === leftNo ? 'left' : 'right'] = workload;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}
