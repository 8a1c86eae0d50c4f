import { every, SimulatorClock } from '../../clock';
import type { KubeApiServer } from '../../server';
import { SECOND } from '../time';

const LOOK_MS = SECOND;
const GRACE_MS = 25 * SECOND;
/** Who watches these has listed everything. */
const WATCHED = ['nodes', 'deployments.apps', 'replicasets.apps', 'pods'];

/**
 * Freezes a server some time after somebody has seen all of it, so that what
 * they know of it grows old.
 *
 * @returns how to stop looking
 */
export function silenceAfterSync(
  server: KubeApiServer,
  clock: SimulatorClock,
): () => void {
  let seenAt: number | undefined;
  const stop = every(clock, LOOK_MS, () => {
    const watched = server.watchedResources;
    if (seenAt === undefined && WATCHED.every(one => watched.has(one))) {
      seenAt = clock.now();
    }
    if (seenAt !== undefined && clock.now() - seenAt >= GRACE_MS) {
      server.faults.freeze(true);
      stop();
    }
  });
  return stop;
}
