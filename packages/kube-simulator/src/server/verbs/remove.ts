import { deleteObject, resourceKey } from '../../store';
import { isRecord, JsonRecord, KubeObject } from '../../types';
import { representList, representObject } from '../http';
import { selectionOf } from './listOptions';
import { isDryRun, ObjectRequest, ResourceRequest } from './ResourceRequest';

/** Deletes an object. */
export async function remove(request: ObjectRequest): Promise<void> {
  const { context, exchange, target, representation } = request;
  const { resource, namespace, name } = target;
  const body = await exchange.readOptionalBody();
  const { object, gone } = deleteObject(context, {
    resource,
    namespace,
    name,
    preconditions: isRecord(body.preconditions) ? body.preconditions : {},
    dryRun: isDryRun(request) || saysDryRun(body),
  });
  const answer =
    gone && !resource.returnsDeleted
      ? deletedStatus(request, object)
      : representObject(object, representation);
  exchange.send(200, answer);
}

/** Deletes all objects that are selected. */
export async function removeCollection(
  request: ResourceRequest,
): Promise<void> {
  const { context, exchange, target, representation } = request;
  const { resource } = target;
  const body = await exchange.readOptionalBody();
  const dryRun = isDryRun(request) || saysDryRun(body);
  const { matches } = selectionOf(exchange, target);
  const objects = context.store.list(resourceKey(resource)).filter(matches);
  for (const { metadata } of objects) {
    const { namespace, name } = metadata;
    deleteObject(context, { resource, namespace, name, dryRun });
  }
  const metadata = { resourceVersion: String(context.store.revision) };
  exchange.send(
    200,
    representList(resource, metadata, objects, representation),
  );
}

/** A deletion says it in its body, as clients of Go do, or as other writes. */
function saysDryRun({ dryRun }: JsonRecord): boolean {
  return Array.isArray(dryRun) && dryRun.includes('All');
}

function deletedStatus({ target }: ObjectRequest, { metadata }: KubeObject) {
  const { group, plural } = target.resource;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: metadata.name,
      ...(group ? { group } : {}),
      kind: plural,
      uid: metadata.uid,
    },
  };
}
