import { timestamp } from '../../clock';
import { alreadyExists, invalid, notFound, StatusError } from '../../errors';
import type { KubeObject, ObjectMeta } from '../../types';
import { Backing, nameSuffix } from '../Backing';
import { recordUpdate } from '../managedFields';
import { normalizeMetadata } from '../normalizeMetadata';
import { ResourceDefinition, resourceKey } from '../ResourceDefinition';
import { checkWorkload } from './checkWorkload';
import type { WriteOptions } from './WriteOptions';

/** Creates an object as a client sent it, with the metadata that servers set. */
export function createObject(
  backing: Backing,
  input: KubeObject,
  options: WriteOptions,
): KubeObject {
  const { resource, namespace, manager, dryRun } = options;
  const key = resourceKey(resource);
  requireNamespace(backing, resource, namespace);
  const metadata = newMetadata(backing, input, options);
  if (backing.store.get(key, namespace, metadata.name)) {
    throw alreadyExists(resource, metadata.name);
  }
  const { status, ...rest } = input;
  const object: KubeObject = {
    ...rest,
    metadata,
    ...(resource.hasStatus ? initialStatus(resource) : {}),
  };
  checkWorkload(resource, object);
  if (resource.plural === 'namespaces') {
    metadata.labels = {
      'kubernetes.io/metadata.name': metadata.name,
      ...metadata.labels,
    };
  }
  const managed = manager
    ? recordUpdate(undefined, object, { manager, now: backing.clock.now() })
    : object;
  return dryRun ? managed : backing.store.put(key, managed);
}

function requireNamespace(
  { store, resources }: Backing,
  resource: ResourceDefinition,
  namespace: string | undefined,
) {
  const namespaces = resources.get('namespaces');
  if (!resource.namespaced || !namespaces) {
    return;
  }
  if (!store.get('namespaces', undefined, namespace ?? '')) {
    throw notFound(namespaces, namespace ?? '');
  }
}

function newMetadata(
  backing: Backing,
  { metadata = {} as ObjectMeta }: KubeObject,
  { resource, namespace }: WriteOptions,
): ObjectMeta {
  if (metadata.resourceVersion) {
    throw new StatusError(
      500,
      undefined,
      'resourceVersion should not be set on objects to be created',
    );
  }
  const { generateName } = metadata;
  const name =
    metadata.name ||
    (generateName && generateName + nameSuffix(backing.random));
  if (!name) {
    throw invalid(resource, '', {
      field: 'metadata.name',
      reason: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
    });
  }
  checkName(resource, name);
  const { resourceVersion, deletionTimestamp, managedFields, ...kept } =
    metadata;
  return normalizeMetadata({
    ...kept,
    name,
    ...(resource.namespaced ? { namespace } : {}),
    uid: backing.newUid(),
    ...(resource.hasGeneration ? { generation: 1 } : {}),
    creationTimestamp: timestamp(backing.clock.now()),
  });
}

const SUBDOMAIN =
  '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';

function checkName(resource: ResourceDefinition, name: string) {
  // RBAC allows any name that fits into a path.
  const isFree = resource.group === 'rbac.authorization.k8s.io';
  if (!isFree && !new RegExp(`^${SUBDOMAIN}$`).test(name)) {
    throw invalid(resource, name, {
      field: 'metadata.name',
      reason: 'FieldValueInvalid',
      message:
        `Invalid value: ${JSON.stringify(name)}: a lowercase RFC 1123 ` +
        'subdomain must consist of lower case alphanumeric characters, ' +
        "'-' or '.', and must start and end with an alphanumeric character " +
        `(e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
    });
  }
}

function initialStatus({ plural, builtIn }: ResourceDefinition): {
  status?: unknown;
} {
  switch (plural) {
    case 'namespaces':
      return { status: { phase: 'Active' } };
    case 'pods':
      return { status: { phase: 'Pending', qosClass: 'BestEffort' } };
    default:
      return builtIn ? { status: {} } : {};
  }
}
