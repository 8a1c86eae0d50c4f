const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const UNITS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, 3_600_000, 60_000, SECOND];

const DURATION =
  /^P(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/**
 * How long an ISO 8601 duration is, for example P30D or PT12H: in ms, with 30
 * days a month and 365 a year. Undefined for anything else.
 */
export function durationMs(text: string): number | undefined {
  const [, ...parts] = DURATION.exec(text) ?? [];
  return parts.length > 0
    ? parts.reduce((sum, part, n) => sum + Number(part ?? 0) * UNITS[n], 0)
    : undefined;
}
