/** Who asks for more than this is asked again all the same. */
const MAX_MS = 3_600_000;

/**
 * Reads a Retry-After header, which holds seconds or a date.
 *
 * @returns milliseconds from now; undefined where it asks for nothing
 */
export function retryAfterMs(
  header: string | string[] | undefined,
  now: number,
): number | undefined {
  if (typeof header !== 'string') {
    return undefined;
  }
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return ms > 0 ? Math.min(ms, MAX_MS) : undefined;
}
