import { ServiceUnavailableError } from '@backstage/errors';
import type { Clock } from '../clock';

/**
 * What the work comes to, unless it takes longer. It is not stopped then, only
 * no longer waited for.
 *
 * @throws ServiceUnavailableError when it takes longer; the signal's reason
 *   when that aborts first
 */
export async function withinTime<T>(
  work: Promise<T>,
  options: { ms: number; clock: Clock; signal?: AbortSignal },
): Promise<T> {
  const { ms, clock, signal } = options;
  const done = new AbortController();
  const either = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
  const late = clock.sleep(ms, either).then(() => {
    throw new ServiceUnavailableError(`no answer within ${Math.round(ms)} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
