import { timestamp } from '../../clock';
import { notFound, preconditionFailed } from '../../errors';
import type { KubeObject } from '../../types';
import type { Backing } from '../Backing';
import { resourceKey } from '../ResourceDefinition';
import type { WriteOptions } from './WriteOptions';

/** Which object is deleted, and on what condition. */
export interface DeleteOptions extends WriteOptions {
  name: string;
  preconditions?: { uid?: string; resourceVersion?: string };
}

/** What became of an object that should go. */
export interface Deletion {
  object: KubeObject;
  /** Finalizers keep it until they are taken off. */
  gone: boolean;
}

/** Deletes an object, or marks it as being deleted if it has finalizers. */
export function deleteObject(
  { store, clock }: Backing,
  options: DeleteOptions,
): Deletion {
  const { resource, namespace, name, dryRun } = options;
  const key = resourceKey(resource);
  const object = store.get(key, namespace, name);
  if (!object) {
    throw notFound(resource, name);
  }
  checkPreconditions(object, options);
  if (dryRun) {
    return { object, gone: true };
  }
  if (!object.metadata.finalizers?.length) {
    return { object: store.remove(key, object), gone: true };
  }
  if (object.metadata.deletionTimestamp) {
    return { object, gone: false };
  }
  const metadata = {
    ...object.metadata,
    deletionTimestamp: timestamp(clock.now()),
    deletionGracePeriodSeconds: 0,
  };
  if (metadata.generation !== undefined) {
    metadata.generation += 1;
  }
  return { object: store.put(key, { ...object, metadata }), gone: false };
}

function checkPreconditions(
  { metadata }: KubeObject,
  { resource, name, preconditions }: DeleteOptions,
) {
  const { uid, resourceVersion } = preconditions ?? {};
  if (uid && uid !== metadata.uid) {
    throw preconditionFailed(
      resource,
      name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (resourceVersion && resourceVersion !== metadata.resourceVersion) {
    throw preconditionFailed(
      resource,
      name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
}
