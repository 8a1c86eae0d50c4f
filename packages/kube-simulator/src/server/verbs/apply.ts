import { badRequest, conflict, invalid } from '../../errors';
import { createObject, resourceKey, updateObject } from '../../store';
import { appliedFields, recordApply } from '../../store/managedFields';
import { objectFields } from '../../store/fieldSets';
import { isRecord, KubeObject } from '../../types';
import { representObject } from '../http';
import { applyMerge, removeFields } from '../patches';
import { checkObject, writableSubresource } from './readObject';
import { isDryRun, ObjectRequest } from './ResourceRequest';

/** The media types of server-side apply. */
export const APPLY_TYPES = ['application/apply-patch+yaml'];

/**
 * Server-side apply: the object becomes what the applier wants of it, fields
 * that it wanted before and wants no more go, and all else stays. It is enough
 * for one applier: who else owns a field is not looked at, so there are no
 * conflicts between appliers, and what two want goes with the one.
 */
export function apply(request: ObjectRequest, body: unknown): void {
  const { context, exchange, target, representation } = request;
  const { resource, namespace, name } = target;
  const manager = exchange.query.get('fieldManager');
  if (!manager) {
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', {
      field: 'fieldManager',
      reason: 'FieldValueRequired',
      message: 'Required value: is required for apply patch',
    });
  }
  const applied = readApplied(request, body);
  const exists = context.store.get(resourceKey(resource), namespace, name);
  const object = exists
    ? applyToExisting(request, applied, manager)
    : applyAsNew(request, applied, manager);
  exchange.send(exists ? 200 : 201, representObject(object, representation));
}

/** Unlike in other writes, an object must say what it is. */
function readApplied({ target }: ObjectRequest, body: unknown): KubeObject {
  const { kind, apiVersion } = isRecord(body) ? body : {};
  if (!kind || !apiVersion) {
    throw badRequest(`invalid object type: /, Kind=${kind ?? ''}`);
  }
  const { resource, namespace, name } = target;
  const applied = checkObject(body, resource, namespace);
  if (applied.metadata.name && applied.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${applied.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  return applied;
}

function applyAsNew(
  request: ObjectRequest,
  applied: KubeObject,
  manager: string,
): KubeObject {
  const { context, target } = request;
  const { resource, namespace, name } = target;
  const { uid } = applied.metadata;
  if (uid) {
    throw conflict(
      resource,
      name,
      `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
    );
  }
  const named = { ...applied, metadata: { ...applied.metadata, name } };
  const dryRun = isDryRun(request);
  const created = createObject(context, named, {
    resource,
    namespace,
    dryRun: true,
  });
  const now = context.clock.now();
  const managed = recordApply(created, named, { manager, now });
  return dryRun ? managed : context.store.put(resourceKey(resource), managed);
}

function applyToExisting(
  request: ObjectRequest,
  applied: KubeObject,
  manager: string,
): KubeObject {
  const { context, target } = request;
  const { resource, namespace, name } = target;
  const subresource = writableSubresource(request);
  const change = (current: KubeObject) => {
    const before = appliedFields(current, manager) ?? {};
    const kept = removeFields(current, before, objectFields(applied));
    const merged = applyMerge(kept as KubeObject, applied, resource.builtIn);
    const now = context.clock.now();
    return recordApply(merged, applied, { manager, subresource, now });
  };
  return updateObject(context, change, {
    resource,
    namespace,
    name,
    subresource,
    dryRun: isDryRun(request),
  });
}
