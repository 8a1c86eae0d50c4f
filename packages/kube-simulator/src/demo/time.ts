/** Lengths of time in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The beginning of the day in UTC; what the fleet's past is counted from. */
export function startOfDay(now: number): number {
  return now - (now % DAY);
}
