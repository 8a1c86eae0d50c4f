import type { JsonObject } from '@backstage/types';
import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';

/** An object that a release brought. */
export interface InventoryObject extends ObjectRef {
  /** Absent until it is there. */
  uid?: string;
  /** Whether it was there before the release: such are never deleted. */
  adopted?: boolean;
}

/** Something that is kept with the inventory, compressed. */
export interface Kept extends JsonObject {
  /** Of a revision: its digest; or `before`. */
  name: string;
  /** How many ConfigMaps hold it; within the inventory itself where 0. */
  chunks: number;
}

/** What was done of a release last, and by whom. */
export interface InventoryRecord {
  release: string;
  /** The greatest that was seen. */
  token: number;
  /** An entity reference. */
  actor: string;
  /** Of the act on the objects that was last. */
  rolloutId?: string;
  /** What the objects are; absent where the release has none. */
  revision?: string;
  /** What they were before the rollout. */
  previous?: string;
  /** Whether the act has more to do: objects to come or to go. */
  pending?: boolean;
  /** The change of images that was last. */
  images?: { rolloutId: string; revision: string };
  /** The events of hooks that were run by the rollout. */
  hooks?: string[];
  /** All that may be there because of the release. */
  objects: InventoryObject[];
  /** Revisions that can be come back to, the newest first, and `before`. */
  kept: Kept[];
}

/** A record as it is in a cluster. */
export interface Inventory {
  record: InventoryRecord;
  /** What is kept within it, by name; compressed. */
  contents: ReadonlyMap<string, Buffer>;
  /** Of the ConfigMap; absent for one that is not there yet. */
  seen?: { uid: string; resourceVersion: string };
}

/** The same object, whatever its version. */
export function objectKey(ref: ObjectRef): string {
  const group = ref.apiVersion.replace(/\/?[^/]*$/, '');
  return [group, ref.kind, ref.namespace ?? '', ref.name].join('/');
}

/** For people, for example Deployment shop/cart. */
export function describeObject(ref: ObjectRef): string {
  const { kind, namespace, name } = ref;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
