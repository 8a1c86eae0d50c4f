import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../../collect';
import type { TargetCluster } from '../cluster/TargetCluster';
import { deliveryError } from '../deliveryError';
import { type Health, healthOf } from '../health';
import { describeObject } from '../inventory';

const POLL_MS = 500;

/**
 * Waits until an object is healthy or will never be.
 *
 * @returns how it is at last; still progressing where the time was up
 */
export async function awaitHealth(
  cluster: TargetCluster,
  ref: ObjectRef,
  options: { clock: Clock; timeoutMs: number; signal: AbortSignal },
): Promise<Health> {
  const { clock, timeoutMs, signal } = options;
  const until = clock.now() + timeoutMs;
  for (;;) {
    const object = await cluster
      .get(ref, { signal })
      .catch(error =>
        Promise.reject(deliveryError(error, describeObject(ref))),
      );
    const health = healthOf(object);
    if (health.phase !== 'Progressing' || clock.now() >= until) {
      return health;
    }
    await clock.sleep(POLL_MS, signal);
  }
}
