import type {
  ObjectPlan,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { TargetCluster } from '../cluster/TargetCluster';
import { isTargetError, TargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { differences } from '../diff';
import type { ImageSet } from '../ImageChanger';
import { describeObject } from '../inventory';
import { imageOwners } from './imageOwners';
import { imagePatch } from './imagePatch';
import { containersMeant, readWorkload } from './readWorkload';

/** How often a workload may change while we try to. */
const MAX_TRIES = 6;

/** What a change of images would do to one workload, by a dry run. */
export async function planImages(
  cluster: TargetCluster,
  ref: ObjectRef,
  desired: ImageSet,
  signal: AbortSignal,
): Promise<ObjectPlan> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await planOnce(cluster, ref, desired, signal);
    } catch (error) {
      // Its controllers wrote to it meanwhile.
      if (tries === MAX_TRIES || !isTargetError(error, 'stale')) {
        throw deliveryError(error, describeObject(ref));
      }
    }
  }
}

async function planOnce(
  cluster: TargetCluster,
  ref: ObjectRef,
  { changes }: ImageSet,
  signal: AbortSignal,
): Promise<ObjectPlan> {
  const live = await readWorkload(cluster, ref, signal);
  const containers = containersMeant(live, ref, changes);
  const changed = containers.filter(({ image, to }) => image !== to);
  const plan: ObjectPlan = {
    object: ref,
    act: changed.length > 0 ? 'update' : 'unchanged',
    differences: [],
    conflicts: changed.flatMap(one => imageOwners(live, one)),
  };
  if (changed.length === 0) {
    return plan;
  }
  try {
    const patch = imagePatch(live, changed, '');
    const after = await cluster.patch(ref, patch, { dryRun: true, signal });
    return { ...plan, differences: differences(live, after) };
  } catch (error) {
    return { ...plan, refusal: refusalOf(error) };
  }
}

function refusalOf(error: unknown): NonNullable<ObjectPlan['refusal']> {
  const reasons = ['admission', 'forbidden', 'invalid'] as const;
  const reason =
    error instanceof TargetError && reasons.find(one => one === error.failure);
  if (!reason) {
    throw error;
  }
  return { reason, message: error.message };
}
