import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import { type InventoryObject, objectKey } from '../inventory';

/** What holds data, or what others live in. */
const NEVER_PRUNED = [
  '/Namespace',
  '/PersistentVolumeClaim',
  'apiextensions.k8s.io/CustomResourceDefinition',
];

/** The objects that a release had and has no more; the last ones first. */
export function leaving(
  had: readonly InventoryObject[],
  has: readonly ObjectRef[],
): InventoryObject[] {
  const staying = new Set(has.map(objectKey));
  return had.filter(ref => !staying.has(objectKey(ref))).reverse();
}

/** Why an object that leaves its release is left where it is, if it is. */
export function whyLeft(object: InventoryObject): string | undefined {
  if (object.adopted) {
    return 'it was there before the release';
  }
  const group = object.apiVersion.replace(/\/?[^/]*$/, '');
  return NEVER_PRUNED.includes(`${group}/${object.kind}`)
    ? `a ${object.kind} is never deleted`
    : undefined;
}
