import type { ObjectHealth, Release, ReleaseHealth } from './Applier';
import type { TargetCluster } from './cluster/TargetCluster';
import { isTargetError } from './cluster/TargetError';
import { deliveryError } from './deliveryError';
import { eachOf } from './eachOf';
import { healthOf } from './health';
import {
  describeObject,
  type InventoryObject,
  type InventoryStore,
} from './inventory';
import { AT_ONCE } from './objects/readLive';

/** Of the objects that are not healthy. */
const MAX_NAMED = 3;

/** How a release is, by its objects as they are now. */
export async function releaseHealth(
  cluster: TargetCluster,
  inventories: InventoryStore,
  release: Release,
  signal: AbortSignal,
): Promise<ReleaseHealth> {
  const inventory = await inventories
    .load(release, { signal })
    .catch(error => Promise.reject(deliveryError(error, 'The inventory')));
  if (!inventory) {
    return { phase: 'Waiting', objects: [] };
  }
  const { record } = inventory;
  const objects = await eachOf(record.objects, AT_ONCE, object =>
    objectHealth(cluster, object, signal),
  );
  const { revision, rolloutId, pending } = record;
  const summary = summaryOf(objects);
  const phase =
    pending && summary.phase === 'Healthy' ? 'Applying' : summary.phase;
  return { ...summary, phase, revision, rolloutId, objects };
}

/** How one object of a release is. */
export async function objectHealth(
  cluster: TargetCluster,
  object: InventoryObject,
  signal: AbortSignal,
): Promise<ObjectHealth> {
  const { uid: _, adopted: __, ...ref } = object;
  try {
    const live = await cluster.get(ref, { signal });
    return { object: ref, ...healthOf(live) };
  } catch (error) {
    if (isTargetError(error, 'notServed')) {
      return { object: ref, ...healthOf(undefined) };
    }
    throw deliveryError(error, describeObject(ref));
  }
}

/** The worst of some objects, and which those are. */
export function summaryOf(
  objects: readonly ObjectHealth[],
): Pick<ReleaseHealth, 'phase' | 'message'> {
  for (const phase of ['Degraded', 'Progressing'] as const) {
    const bad = objects.filter(one => one.phase === phase);
    if (bad.length > 0) {
      const named = bad
        .slice(0, MAX_NAMED)
        .map(({ object, message }) => `${describeObject(object)}: ${message}`);
      const more = bad.length - named.length;
      const rest = more > 0 ? [`and ${more} more`] : [];
      return { phase, message: [...named, ...rest].join('; ') };
    }
  }
  return { phase: objects.length > 0 ? 'Healthy' : 'Waiting' };
}
