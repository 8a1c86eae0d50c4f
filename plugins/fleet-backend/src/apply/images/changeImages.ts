import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { Act } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { describeObject } from '../inventory';
import type { Fence } from '../objects/Fence';
import type { ChangedContainer } from './containers';
import { imagePatch } from './imagePatch';
import { readWorkload } from './readWorkload';

/** How often a workload may change while we try to. */
const MAX_TRIES = 6;

/**
 * Changes the images of one workload that differ.
 *
 * @param wanted - The containers that are meant, of the workload as it is
 * @returns the workload as it is then
 */
export async function changeImages(
  cluster: TargetCluster,
  ref: ObjectRef,
  wanted: (workload: LiveObject) => ChangedContainer[],
  act: Pick<Act, 'rolloutId' | 'signal'> & { fence: Fence },
): Promise<LiveObject> {
  const { fence, rolloutId, signal } = act;
  for (let tries = 1; ; tries += 1) {
    const workload = await readWorkload(cluster, ref, signal);
    const changed = wanted(workload).filter(({ image, to }) => image !== to);
    if (changed.length === 0) {
      return workload;
    }
    await fence.hold();
    try {
      const patch = imagePatch(workload, changed, rolloutId);
      return await cluster.patch(ref, patch, { signal });
    } catch (error) {
      if (tries === MAX_TRIES || !isTargetError(error, 'stale')) {
        throw deliveryError(error, describeObject(ref));
      }
    }
    await fence.renew();
  }
}
