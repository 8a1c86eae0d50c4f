import type { Applied, Release } from '../Applier';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { describeObject, type InventoryObject } from '../inventory';
import { isJsonObject } from '../manifests/isJsonObject';
import type { Fence } from '../objects/Fence';
import { releaseOf } from '../objects/readLive';
import { whyLeft } from './leaving';

/**
 * Deletes objects that left a release, one after the other: only those that it
 * brought itself, and that nobody put another in the place of.
 */
export async function prune(
  cluster: TargetCluster,
  release: Release,
  objects: readonly InventoryObject[],
  options: { fence: Fence; signal: AbortSignal },
): Promise<Pick<Applied, 'pruned' | 'left'>> {
  const left: Applied['left'] = [];
  let pruned = 0;
  for (const object of objects) {
    const reason =
      whyLeft(object) ?? (await pruneOne(cluster, release, object, options));
    if (reason) {
      const { uid: _, adopted: __, ...ref } = object;
      left.push({ object: ref, reason });
    } else {
      pruned += 1;
    }
  }
  return { pruned, left };
}

/** As charts ask for it. */
function isKept({ metadata }: LiveObject): boolean {
  const { annotations } = metadata;
  return (
    isJsonObject(annotations) &&
    annotations['helm.sh/resource-policy'] === 'keep'
  );
}

/** @returns why it is left, if it is */
async function pruneOne(
  cluster: TargetCluster,
  release: Release,
  object: InventoryObject,
  { fence, signal }: { fence: Fence; signal: AbortSignal },
): Promise<string | undefined> {
  await fence.hold();
  try {
    const live = await cluster.get(object, { signal });
    if (!live) {
      return undefined;
    }
    const { uid, resourceVersion } = live.metadata;
    if (object.uid && uid !== object.uid) {
      return 'another object has its name now';
    }
    if (releaseOf(live) !== release.name) {
      return 'it is not labelled as of the release any more';
    }
    if (isKept(live)) {
      return 'its annotation helm.sh/resource-policy says so';
    }
    await cluster.delete(object, { uid, resourceVersion, signal });
    return undefined;
  } catch (error) {
    // Its kind is gone, and all objects with it.
    if (isTargetError(error, 'notServed')) {
      return undefined;
    }
    if (isTargetError(error, 'stale')) {
      await fence.renew();
      return pruneOne(cluster, release, object, { fence, signal });
    }
    throw deliveryError(error, describeObject(object));
  }
}
