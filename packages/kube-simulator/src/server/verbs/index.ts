import { pathNotFound } from '../../errors';
import type { ResourceTarget } from '../http';
import { create } from './create';
import { get } from './get';
import { list } from './list';
import { log } from './log';
import { patch } from './patch';
import { remove, removeCollection } from './remove';
import type { ObjectRequest, ResourceRequest } from './ResourceRequest';
import { update } from './update';
import { watch } from './watch';

export * from './ResourceRequest';

/** What RBAC calls what a request does; undefined where it can do nothing. */
export function verbOf(
  method: string,
  { name }: ResourceTarget,
  isWatch: boolean,
): string | undefined {
  if (method === 'GET' || method === 'HEAD') {
    if (isWatch) {
      return 'watch';
    }
    return name ? 'get' : 'list';
  }
  const verbs: Record<string, string> = name
    ? { PUT: 'update', PATCH: 'patch', DELETE: 'delete' }
    : { POST: 'create', DELETE: 'deletecollection' };
  return verbs[method];
}

/** Does what a verb says. */
export async function perform(
  verb: string,
  request: ResourceRequest,
): Promise<void> {
  checkSubresource(verb, request.target);
  switch (verb) {
    case 'list':
      return list(request);
    case 'watch':
      return watch(request);
    case 'create':
      return create(request);
    case 'deletecollection':
      return removeCollection(request);
    default:
      return performOnObject(verb, request as ObjectRequest);
  }
}

async function performOnObject(
  verb: string,
  request: ObjectRequest,
): Promise<void> {
  switch (verb) {
    case 'update':
      return update(request);
    case 'patch':
      return patch(request);
    case 'delete':
      return remove(request);
    default:
      return request.target.subresource === 'log' ? log(request) : get(request);
  }
}

/** @throws NotFoundError for a part that the resource does not have */
function checkSubresource(
  verb: string,
  { resource, subresource }: ResourceTarget,
) {
  const isStatus = subresource === 'status' && resource.hasStatus;
  const isLog =
    subresource === 'log' && resource.plural === 'pods' && verb === 'get';
  if (subresource !== undefined && !isStatus && !isLog) {
    throw pathNotFound();
  }
}
