import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import type { LiveObject } from '../cluster/TargetCluster';
import {
  compress,
  type Intent,
  type InventoryObject,
  inventoryObject,
  objectKey,
} from '../inventory';
import type { Prepared } from './prepare';
import { type LiveObjects, releaseOf } from './readLive';
import { stateBefore } from './restore';

/** What is to be done, and what there is. */
export interface Wanted {
  release: Release;
  prepared: readonly Prepared[];
  live: LiveObjects;
  /** Absent where nothing is to be left of the release. */
  revision?: string;
  /** Of the revision, as they came; kept to come back to. */
  manifests: readonly Manifest[];
  hasHooks: boolean;
}

/**
 * What the inventory is to say before anything is done.
 *
 * @param had - The objects of the release so far
 * @param statesBefore - Reads how those were that were there before it
 */
export async function intentOf(
  wanted: Wanted,
  had: readonly InventoryObject[],
  statesBefore: () => Promise<Manifest[]>,
): Promise<Intent> {
  const { prepared, live, revision, manifests, hasHooks } = wanted;
  const known = new Map(had.map(one => [objectKey(one), one]));
  const found = adoptedNow(wanted, known);
  const adopted = new Set(found.map(objectKeyOf));
  const objects = prepared.map(({ ref }) => {
    const key = objectKey(ref);
    return inventoryObject(ref, {
      uid: live.get(key)?.metadata.uid,
      adopted: adopted.has(key) || known.get(key)?.adopted,
    });
  });
  const states = found.filter(isKept).map(stateBefore);
  return {
    revision,
    objects,
    hasHooks,
    content: revision ? await compress(manifests) : undefined,
    before:
      states.length > 0
        ? await compress([...(await statesBefore()), ...states])
        : undefined,
  };
}

/** What is there, and was never of the release. */
function adoptedNow(
  { prepared, live, release }: Wanted,
  known: ReadonlyMap<string, InventoryObject>,
): LiveObject[] {
  return prepared.flatMap(({ ref }) => {
    const key = objectKey(ref);
    const object = live.get(key);
    const isNew =
      object && !known.has(key) && releaseOf(object) !== release.name;
    return isNew ? [object] : [];
  });
}

/** Nothing of a Secret is written anywhere. */
function isKept({ apiVersion, kind }: LiveObject): boolean {
  return !(apiVersion === 'v1' && kind === 'Secret');
}

function objectKeyOf({ apiVersion, kind, metadata }: LiveObject): string {
  const { namespace, name } = metadata;
  return objectKey({ apiVersion, kind, namespace, name });
}
