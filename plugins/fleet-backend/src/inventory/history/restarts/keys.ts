/** How many restarts of one second have keys. */
const PER_SECOND = 65_536;

/** The smallest key that a restart of a second may have. */
export function firstKey(at: number): number {
  return at * PER_SECOND;
}

/**
 * The key to try for a restart of a second.
 *
 * @param number - Of the restart, by which those of one second are told apart
 * @param attempt - How many keys were taken already
 */
export function keyFor(at: number, number: number, attempt: number): number {
  return firstKey(at) + ((number + attempt * 31) % PER_SECOND);
}

/** The second that a restart was in, by its key. */
export function secondOfKey(key: number): number {
  return Math.floor(key / PER_SECOND);
}
