/**
 * How much a replica is preferred for a cluster (rendezvous hashing): the same
 * for whoever asks, and spread evenly. 32 bits.
 */
export function weight(replicaId: string, clusterId: string): number {
  let hash = 0x811c9dc5;
  for (const text of [replicaId, '/', clusterId]) {
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
  }
  return mixed(hash);
}

/** The replica, of at least one, that is preferred for a cluster. */
export function heaviest(
  replicaIds: readonly string[],
  clusterId: string,
): string {
  return replicaIds.reduce((best, id) => {
    const difference = weight(id, clusterId) - weight(best, clusterId);
    return difference > 0 || (difference === 0 && id < best) ? id : best;
  });
}

/** An order of texts that is the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Names that differ in their last letter only would else have near weights. */
function mixed(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
