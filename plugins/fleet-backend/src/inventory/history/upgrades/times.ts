/** How many upgrades of one second have keys. */
const PER_SECOND = 65_536;

/** Seconds since 1970, of a time in ISO 8601. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

/** The smallest key that an upgrade of a second may have. */
export function firstKey(at: number): number {
  return at * PER_SECOND;
}

/** The second that an upgrade was in, by its key. */
export function secondOfKey(key: number): number {
  return Math.floor(key / PER_SECOND);
}

/**
 * The key to try for an upgrade. Those of one workload in one second are in the
 * order of their revisions.
 *
 * @param attempt - How many keys were taken already
 */
export function keyFor(
  at: number,
  { workloadId, revision = 0 }: { workloadId: number; revision?: number },
  attempt: number,
): number {
  const within = workloadId * 16 + (revision % 16) + attempt * 31;
  return firstKey(at) + (within % PER_SECOND);
}
