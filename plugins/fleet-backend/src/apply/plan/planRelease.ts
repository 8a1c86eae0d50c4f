import type {
  Manifest,
  ObjectPlan,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ManifestSet, Release } from '../Applier';
import type { TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import { deliveryError } from '../deliveryError';
import { differences } from '../diff';
import { eachOf } from '../eachOf';
import type { InventoryStore } from '../inventory';
import { comingKinds, type Prepared, prepareOne } from '../objects/prepare';
import { AT_ONCE } from '../objects/readLive';
import { leaving } from '../prune/leaving';
import { planInventory } from './planInventory';
import { planLeaving } from './planLeaving';
import { planObject } from './planObject';

/**
 * What delivering a set of manifests would do, as the API server says it: three
 * requests an object at most.
 */
export async function planRelease(
  on: { cluster: TargetCluster; inventories: InventoryStore },
  release: Release,
  desired: ManifestSet,
  signal: AbortSignal,
): Promise<TargetPlan> {
  const { cluster, inventories } = on;
  const { manifests, hooks = [] } = desired;
  try {
    const inventory = await inventories.load(release, { signal });
    const comes = comesWith(manifests, release.namespace);
    const kept = await planInventory(inventories, release, inventory, {
      comes,
      signal,
    });
    const objects = await planManifests(cluster, release, manifests, signal);
    const refs = objects.map(({ object }) => object);
    const had = inventory?.record.objects ?? [];
    const left = leaving(had, refs);
    const gone = await planLeaving(cluster, release, left, signal);
    const run = hooks.map(({ manifest }) => planHook(manifest, release));
    return {
      objects: [...objects, ...run, ...gone.objects],
      problems: [...kept, ...gone.problems],
    };
  } catch (error) {
    throw deliveryError(error, 'The cluster');
  }
}

async function planManifests(
  cluster: TargetCluster,
  release: Release,
  manifests: readonly Manifest[],
  signal: AbortSignal,
): Promise<ObjectPlan[]> {
  const coming = comingKinds(manifests);
  const options = { rolloutId: '', coming, signal };
  return await eachOf(manifests, AT_ONCE, async manifest => {
    let prepared: Prepared;
    try {
      prepared = await prepareOne(cluster, release, manifest, options);
    } catch (error) {
      if (isTargetError(error, 'notServed')) {
        return notServed(manifest, release, error.message);
      }
      throw error;
    }
    const comes = comesWith(manifests, prepared.ref.namespace);
    return await planObject(cluster, release, prepared, { comes, signal });
  });
}

/** Whether a namespace may come with the release; it may be there already. */
function comesWith(
  manifests: readonly Manifest[],
  namespace?: string,
): boolean {
  return manifests.some(
    ({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace,
  );
}

function notServed(
  manifest: Manifest,
  release: Release,
  message: string,
): ObjectPlan {
  const refusal = { reason: 'notServed', message } as const;
  return { ...planHook(manifest, release), differences: [], refusal };
}

/** What is not asked of the API server. */
function planHook(manifest: Manifest, release: Release): ObjectPlan {
  const { apiVersion, kind, metadata } = manifest;
  const { namespace = release.namespace, name } = metadata;
  return {
    object: { apiVersion, kind, namespace, name },
    act: 'create',
    differences: differences(undefined, manifest),
    conflicts: [],
  };
}
