import { InputError } from '@backstage/errors';
import { durationMs } from './duration';
import { timeMs } from './time';

/** The last that is written with four digits of a year. */
const MAX_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Until when a question asks: a time, or an ISO 8601 duration from now on.
 *
 * @returns ms since 1970
 * @throws InputError for anything else
 */
export function untilMs(until: string, now: number): number {
  const duration = durationMs(until);
  const ms = duration === undefined ? timeMs(until) : now + duration;
  if (ms === undefined || ms > MAX_MS) {
    throw new InputError(
      'This is neither a duration nor a time; examples are P30D and 2026-12-24T12:00:00Z',
    );
  }
  return ms;
}
