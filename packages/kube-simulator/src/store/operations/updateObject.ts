import { isDeepStrictEqual } from 'node:util';
import { badRequest, conflict, notFound, versionRequired } from '../../errors';
import type { KubeObject, ObjectMeta } from '../../types';
import type { Backing } from '../Backing';
import { recordUpdate } from '../managedFields';
import { normalizeMetadata } from '../normalizeMetadata';
import { resourceKey } from '../ResourceDefinition';
import { checkWorkload } from './checkWorkload';
import type { WriteOptions } from './WriteOptions';

/** How an object that is there is written. */
export interface UpdateOptions extends WriteOptions {
  name: string;
  /** Only the status is written through its subresource, and all else elsewhere. */
  subresource?: 'status';
}

/**
 * Replaces an object by what a function makes of it. What only servers set
 * stays; a change that changes nothing makes no new version.
 */
export function updateObject(
  backing: Backing,
  change: (current: KubeObject) => KubeObject,
  options: UpdateOptions,
): KubeObject {
  const { resource, namespace, name, manager, subresource, dryRun } = options;
  const key = resourceKey(resource);
  const current = backing.store.get(key, namespace, name);
  if (!current) {
    throw notFound(resource, name);
  }
  const wanted = change(current);
  checkIdentity(current, wanted, options);
  const next = combine(current, wanted, options);
  if (isDeepStrictEqual(comparable(next), comparable(current))) {
    return current;
  }
  checkWorkload(resource, next);
  const managed = manager
    ? recordUpdate(current, next, {
        manager,
        subresource,
        now: backing.clock.now(),
      })
    : next;
  if (dryRun) {
    return managed;
  }
  return isGone(managed)
    ? backing.store.remove(key, managed)
    : backing.store.put(key, managed);
}

function checkIdentity(
  { metadata: is }: KubeObject,
  { metadata: wanted }: KubeObject,
  { resource, name }: UpdateOptions,
) {
  if (wanted.name && wanted.name !== name) {
    throw badRequest(
      `the name of the object (${wanted.name}) does not match the name on the URL (${name})`,
    );
  }
  if (resource.needsVersion && !wanted.uid && !wanted.resourceVersion) {
    throw versionRequired(resource, name);
  }
  if (wanted.uid && wanted.uid !== is.uid) {
    throw conflict(
      resource,
      name,
      `StorageError: invalid object, Code: 4, Key: /registry/${resource.plural}/${name}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${wanted.uid}, UID in object meta: ${is.uid}`,
    );
  }
  if (wanted.resourceVersion && wanted.resourceVersion !== is.resourceVersion) {
    throw conflict(resource, name);
  }
}

function combine(
  current: KubeObject,
  wanted: KubeObject,
  { resource, subresource }: UpdateOptions,
): KubeObject {
  if (subresource === 'status') {
    return { ...current, status: wanted.status };
  }
  const metadata = keptMetadata(current.metadata, wanted.metadata);
  const next = { ...wanted, metadata };
  if (resource.hasStatus) {
    delete next.status;
    if (current.status !== undefined) {
      next.status = current.status;
    }
  }
  if (resource.hasGeneration && asksForMore(current, next)) {
    metadata.generation = (current.metadata.generation ?? 0) + 1;
  }
  return next;
}

function keptMetadata(current: ObjectMeta, wanted: ObjectMeta): ObjectMeta {
  const { name, namespace, uid, creationTimestamp, generation } = current;
  const { deletionTimestamp, deletionGracePeriodSeconds, managedFields } =
    current;
  return normalizeMetadata({
    ...wanted,
    name,
    namespace,
    uid,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    resourceVersion: current.resourceVersion,
    managedFields: wanted.managedFields ?? managedFields,
  });
}

function asksForMore(current: KubeObject, next: KubeObject): boolean {
  const asked = ({ metadata, status, ...rest }: KubeObject) => rest;
  return !isDeepStrictEqual(asked(current), asked(next));
}

function comparable(object: KubeObject) {
  const { managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function isGone({ metadata }: KubeObject): boolean {
  return Boolean(metadata.deletionTimestamp) && !metadata.finalizers?.length;
}
