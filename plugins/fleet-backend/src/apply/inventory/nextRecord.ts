import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { Act, Release } from '../Applier';
import {
  type Inventory,
  type InventoryObject,
  type InventoryRecord,
  type Kept,
  objectKey,
} from './Inventory';

/** How many revisions can be come back to. */
const MAX_REVISIONS = 5;
/** Under which name the objects are kept that were there before a release. */
export const BEFORE = 'before';

/** What a release is to be. */
export interface Intent {
  /** Absent where nothing is to be left of it. */
  revision?: string;
  /** With their UIDs, as far as they are there. */
  objects: readonly InventoryObject[];
  /** Whether hooks are to be run. */
  hasHooks: boolean;
  /** What the revision is, compressed. */
  content?: Buffer;
  /** The objects that were there before the release, compressed, if any. */
  before?: Buffer;
}

/** The record before anything is done, which has all that may come to be. */
export function nextRecord(
  inventory: Inventory | undefined,
  release: Release,
  intent: Intent,
  act: Pick<Act, 'rolloutId' | 'actor' | 'fencingToken'>,
): { record: InventoryRecord; contents: Map<string, Buffer> } {
  const last = inventory?.record;
  const isAgain = last?.rolloutId === act.rolloutId;
  const objects = allObjects(last?.objects ?? [], intent.objects);
  const record: InventoryRecord = {
    release: release.name,
    token: act.fencingToken,
    actor: act.actor,
    rolloutId: act.rolloutId,
    revision: intent.revision,
    previous: isAgain ? last.previous : last?.revision,
    images: last?.images,
    hooks: isAgain ? last.hooks : undefined,
    pending: isPending(objects, intent) || undefined,
    objects,
    kept: keptNow(last?.kept ?? [], intent),
  };
  return { record, contents: contentsNow(inventory, intent, record.kept) };
}

/** Those that leave first: an object that is both is as it is to be. */
function allObjects(
  had: readonly InventoryObject[],
  has: readonly InventoryObject[],
): InventoryObject[] {
  const all = new Map(had.map(object => [objectKey(object), object]));
  has.forEach(object => all.set(objectKey(object), object));
  return [...all.values()];
}

function isPending(objects: InventoryObject[], intent: Intent): boolean {
  return (
    intent.hasHooks ||
    objects.length > intent.objects.length ||
    objects.some(({ uid }) => !uid)
  );
}

function keptNow(last: readonly Kept[], { revision, before }: Intent): Kept[] {
  const isBefore = ({ name }: Kept) => name === BEFORE;
  const revisions = last.filter(one => !isBefore(one) && one.name !== revision);
  const newest = revision ? [keptAs(last, revision)] : [];
  const kept = [...newest, ...revisions].slice(0, MAX_REVISIONS);
  const hasBefore = before || last.some(isBefore);
  return hasBefore ? [...kept, keptAs(before ? [] : last, BEFORE)] : kept;
}

function keptAs(last: readonly Kept[], name: string): Kept {
  return last.find(one => one.name === name) ?? { name, chunks: 0 };
}

function contentsNow(
  inventory: Inventory | undefined,
  intent: Intent,
  kept: readonly Kept[],
): Map<string, Buffer> {
  const contents = new Map(inventory?.contents);
  if (intent.revision && intent.content) {
    contents.set(intent.revision, intent.content);
  }
  if (intent.before) {
    contents.set(BEFORE, intent.before);
  }
  const names = new Set(kept.map(({ name }) => name));
  return new Map([...contents].filter(([name]) => names.has(name)));
}

/** How an object is kept, without anything else that it may have. */
export function inventoryObject(
  ref: ObjectRef,
  more: Pick<InventoryObject, 'uid' | 'adopted'>,
): InventoryObject {
  const { apiVersion, kind, namespace, name } = ref;
  return {
    apiVersion,
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    ...(more.uid ? { uid: more.uid } : {}),
    ...(more.adopted ? { adopted: true } : {}),
  };
}
