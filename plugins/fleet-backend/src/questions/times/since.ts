import { InputError } from '@backstage/errors';
import { durationMs } from './duration';
import { timeMs } from './time';

/**
 * Since when a question asks: a time, or an ISO 8601 duration before now.
 *
 * @param name - The parameter's, for who asks wrongly
 * @returns ms since 1970
 * @throws InputError for anything else
 */
export function sinceMs(
  since: string,
  now: number,
  name: string = 'since',
): number {
  const duration = durationMs(since);
  const ms = duration === undefined ? timeMs(since) : now - duration;
  if (ms === undefined) {
    throw new InputError(
      `${name} is neither a duration nor a time; examples are P30D, PT12H and 2026-11-24T12:00:00Z`,
    );
  }
  return Math.max(0, ms);
}
