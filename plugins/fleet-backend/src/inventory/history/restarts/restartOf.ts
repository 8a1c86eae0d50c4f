import type { TroubledContainer } from '../../projections/containers';
import type { KnownContainers } from './knownContainers';

/** How often a container restarted since it was seen before, and when last. */
export interface SeenRestart {
  count: number;
  /** 0 observed, 1 recovered. */
  evidence: 0 | 1;
  /** Seconds since 1970. */
  at: number;
}

/**
 * Undefined where it has not restarted. Of a pod that was not known, only the
 * last time can be told: it may be older than the watch.
 *
 * @param known - What was known of the containers of its pod
 * @param now - Seconds since 1970
 */
export function restartOf(
  { name, restarts, endedAt }: TroubledContainer,
  known: KnownContainers,
  now: number,
): SeenRestart | undefined {
  const before = known?.find(one => one.name === name);
  const isNews = endedAt !== undefined && endedAt > (before?.endedAt ?? -1);
  const at = isNews && endedAt <= now ? endedAt : now;
  if (!known) {
    return endedAt === undefined ? undefined : { count: 1, evidence: 1, at };
  }
  const count = restarts - (before?.restarts ?? 0);
  return count > 0 ? { count, evidence: 0, at } : undefined;
}
