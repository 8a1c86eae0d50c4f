import { badRequest, methodNotAllowed } from '../../errors';
import { groupVersion, ResourceDefinition } from '../../store';
import { isRecord, KubeObject } from '../../types';
import type { ResourceRequest } from './ResourceRequest';

const OBJECT_TYPES = ['application/json', 'application/yaml'];

/** Reads an object to be written, and checks that it is of the path's kind. */
export async function readObject(
  request: ResourceRequest,
): Promise<KubeObject> {
  const { exchange, target } = request;
  const body = await exchange.readBody(OBJECT_TYPES);
  return checkObject(body, target.resource, target.namespace);
}

/** @throws InputError where this is no object of the resource */
export function checkObject(
  body: unknown,
  resource: ResourceDefinition,
  namespace: string | undefined,
): KubeObject {
  if (!isRecord(body) || (body.metadata && !isRecord(body.metadata))) {
    throw badRequest('the object provided is unrecognized');
  }
  const expected = groupVersion(resource);
  const { kind = resource.kind, apiVersion = expected } = body;
  if (kind !== resource.kind || apiVersion !== expected) {
    const version = String(apiVersion).split('/').pop();
    throw badRequest(
      `${kind} in version "${version}" cannot be handled as a ${resource.kind}: ` +
        `no kind "${kind}" is registered for version "${apiVersion}" in scheme "simulator"`,
    );
  }
  const metadata = (body.metadata ?? {}) as KubeObject['metadata'];
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return { ...body, kind: resource.kind, apiVersion: expected, metadata };
}

/**
 * Which part of an object a request is on.
 *
 * @throws ResponseError (405) for a part that cannot be written here
 */
export function writableSubresource(
  request: ResourceRequest,
): 'status' | undefined {
  const { subresource } = request.target;
  if (subresource !== undefined && subresource !== 'status') {
    throw methodNotAllowed();
  }
  return subresource;
}
