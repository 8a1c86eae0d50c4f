import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { LiveObject, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { contentOf } from '../diff';
import { describeObject, type InventoryObject, objectKey } from '../inventory';
import type { Fence } from './Fence';

const MAX_TRIES = 6;

/** What an object was before a release, as far as it can be written back. */
export function stateBefore(object: LiveObject): Manifest {
  const { apiVersion, kind } = object;
  return { apiVersion, kind, ...contentOf(object) } as Manifest;
}

/** Writes objects back as they were before the release. */
export async function restore(
  cluster: TargetCluster,
  objects: readonly InventoryObject[],
  states: readonly Manifest[],
  options: { fence: Fence; signal: AbortSignal },
): Promise<void> {
  const byKey = new Map(states.map(state => [keyOf(state), state]));
  for (const object of objects) {
    const state = byKey.get(objectKey(object));
    if (state) {
      await restoreOne(cluster, object, state, options);
    }
  }
}

async function restoreOne(
  cluster: TargetCluster,
  ref: InventoryObject,
  state: Manifest,
  { fence, signal }: { fence: Fence; signal: AbortSignal },
) {
  for (let tries = 1; ; tries += 1) {
    await fence.hold();
    try {
      const live = await cluster.get(ref, { signal });
      if (!live) {
        await cluster.create(state, { signal });
        return;
      }
      const { uid, resourceVersion } = live.metadata;
      const metadata = { ...state.metadata, uid, resourceVersion };
      await cluster.replace({ ...state, metadata }, { signal });
      return;
    } catch (error) {
      const isTaken = isTargetError(error, 'stale', 'exists');
      if (tries === MAX_TRIES || !isTaken) {
        throw deliveryError(error, describeObject(ref));
      }
      await fence.renew();
    }
  }
}

function keyOf({ apiVersion, kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return objectKey({ apiVersion, kind, namespace, name });
}
