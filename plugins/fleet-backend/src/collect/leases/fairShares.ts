import type { Replica, SharedCluster } from './shareOut';
import { compare } from './weight';

/**
 * How many clusters each replica is to have, by its id. A replica that knows
 * few has these at most, and the others share the rest. What does not divide
 * evenly goes to those that have most already: so nothing moves for its sake.
 */
export function fairShares(
  replicas: readonly Replica[],
  clusters: readonly SharedCluster[],
): ReadonlyMap<string, number> {
  const loads = loadsOf(clusters);
  const load = ({ id }: Replica) => loads.get(id) ?? 0;
  const ordered = [...replicas].sort(
    (a, b) =>
      a.knows.size - b.knows.size || load(a) - load(b) || compare(a.id, b.id),
  );
  let rest = clusters.length;
  const shares = new Map<string, number>();
  ordered.forEach(({ id, knows }, index) => {
    const even = Math.floor(rest / (ordered.length - index));
    const share = Math.min(knows.size, even);
    shares.set(id, share);
    rest -= share;
  });
  return shares;
}

function loadsOf(clusters: readonly SharedCluster[]): Map<string, number> {
  const loads = new Map<string, number>();
  for (const { holder } of clusters) {
    if (holder !== undefined) {
      loads.set(holder, (loads.get(holder) ?? 0) + 1);
    }
  }
  return loads;
}
