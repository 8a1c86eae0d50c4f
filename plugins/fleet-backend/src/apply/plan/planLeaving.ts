import type {
  ObjectPlan,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import type { TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { eachOf } from '../eachOf';
import { describeObject, type InventoryObject } from '../inventory';
import { AT_ONCE, releaseOf } from '../objects/readLive';
import { whyLeft } from '../prune/leaving';

/** What will happen to the objects that leave a release. */
export async function planLeaving(
  cluster: TargetCluster,
  release: Release,
  objects: readonly InventoryObject[],
  signal: AbortSignal,
): Promise<TargetPlan> {
  const left = objects.filter(whyLeft);
  const going = objects.filter(object => !whyLeft(object));
  const plans = await eachOf(going, AT_ONCE, object =>
    planOne(cluster, release, object, signal),
  );
  return {
    objects: plans.flat(),
    problems: left.map(
      object => `${describeObject(object)} is left: ${whyLeft(object)}`,
    ),
  };
}

async function planOne(
  cluster: TargetCluster,
  release: Release,
  object: InventoryObject,
  signal: AbortSignal,
): Promise<ObjectPlan[]> {
  const { uid: known, adopted: _, ...ref } = object;
  const plan: ObjectPlan = {
    object: ref,
    act: 'delete',
    differences: [],
    conflicts: [],
  };
  try {
    const live = await cluster.get(ref, { signal });
    const uid = live?.metadata.uid;
    if (!uid || (known && uid !== known) || releaseOf(live) !== release.name) {
      return [];
    }
    await cluster.delete(ref, { uid, dryRun: true, signal });
    return [plan];
  } catch (error) {
    if (isTargetError(error, 'notServed', 'stale')) {
      return [];
    }
    if (isTargetError(error, 'forbidden', 'admission')) {
      const { message } = error;
      const reason = error.failure as 'forbidden' | 'admission';
      return [{ ...plan, refusal: { reason, message } }];
    }
    throw error;
  }
}
