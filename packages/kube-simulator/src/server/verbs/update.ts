import { createObject, resourceKey, updateObject } from '../../store';
import type { KubeObject } from '../../types';
import { representObject } from '../http';
import { readObject, writableSubresource } from './readObject';
import { isDryRun, managerOf, ObjectRequest } from './ResourceRequest';

/** Replaces an object, or its status; creates it where its kind allows that. */
export async function update(request: ObjectRequest): Promise<void> {
  const { exchange, representation } = request;
  const wanted = await readObject(request);
  const creates = shouldCreate(request);
  const object = creates
    ? createInstead(request, wanted)
    : replace(request, wanted);
  exchange.send(creates ? 201 : 200, representObject(object, representation));
}

function shouldCreate({ context, target }: ObjectRequest): boolean {
  const { resource, namespace, name } = target;
  const key = resourceKey(resource);
  return resource.createsOnUpdate && !context.store.get(key, namespace, name);
}

function createInstead(request: ObjectRequest, wanted: KubeObject) {
  const { resource, namespace } = request.target;
  const { resourceVersion, ...metadata } = wanted.metadata;
  return createObject(
    request.context,
    { ...wanted, metadata },
    {
      resource,
      namespace,
      manager: managerOf(request),
      dryRun: isDryRun(request),
    },
  );
}

function replace(request: ObjectRequest, wanted: KubeObject) {
  const { resource, namespace, name } = request.target;
  return updateObject(request.context, () => wanted, {
    resource,
    namespace,
    name,
    subresource: writableSubresource(request),
    manager: managerOf(request),
    dryRun: isDryRun(request),
  });
}
