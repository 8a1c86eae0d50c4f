/** How many rows of one second have keys. */
const PER_SECOND = 65_536;

/** Seconds since 1970, of a time in ISO 8601. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

/** The smallest key that a row of the past of a second may have. */
export function firstKey(at: number): number {
  return at * PER_SECOND;
}

/** The second that a row of the past was in, by its key. */
export function secondOfKey(key: number): number {
  return Math.floor(key / PER_SECOND);
}

/**
 * The key to try for a row of the past of a second.
 *
 * @param number - By which those of one second are told apart, in its order
 * @param attempt - How many keys were taken already
 */
export function keyFor(at: number, number: number, attempt: number): number {
  return firstKey(at) + ((number + attempt * 31) % PER_SECOND);
}
