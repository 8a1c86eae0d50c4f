import { badRequest, StatusError } from '../../errors';
import { ResourceDefinition, updateObject } from '../../store';
import type { KubeObject } from '../../types';
import { representObject } from '../http';
import { jsonPatch, mergePatch, strategicMerge } from '../patches';
import { apply, APPLY_TYPES } from './apply';
import { checkObject, writableSubresource } from './readObject';
import { isDryRun, managerOf, ObjectRequest } from './ResourceRequest';

type Patcher = (object: KubeObject, patch: unknown) => unknown;

/** Real servers name it among what they take; nobody sends it here. */
const NEVER_READ = ['application/apply-patch+cbor'];

const PATCHERS: Record<string, Patcher> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMerge,
};

/** Changes an object in one of the ways that there are. */
export async function patch(request: ObjectRequest): Promise<void> {
  const { context, exchange, target, representation } = request;
  const { resource, namespace, name } = target;
  const type = exchange.contentType;
  const body = await readPatch(request);
  if (APPLY_TYPES.includes(type)) {
    apply(request, body);
    return;
  }
  const object = updateObject(
    context,
    current => patched(current, PATCHERS[type], body, request),
    {
      resource,
      namespace,
      name,
      subresource: writableSubresource(request),
      manager: managerOf(request),
      dryRun: isDryRun(request),
    },
  );
  exchange.send(200, representObject(object, representation));
}

async function readPatch({ exchange, target }: ObjectRequest) {
  const types = patchTypes(target.resource);
  // Built-in kinds are refused before anything knows what they could be.
  if (target.resource.builtIn && !types.includes(exchange.contentType)) {
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      '415: Unsupported Media Type',
      { details: {} },
    );
  }
  return exchange.readBody(types, NEVER_READ);
}

function patched(
  current: KubeObject,
  patcher: Patcher,
  body: unknown,
  { target }: ObjectRequest,
): KubeObject {
  const result = tryPatch(current, patcher, body);
  return checkObject(result, target.resource, target.namespace);
}

function tryPatch(current: KubeObject, patcher: Patcher, body: unknown) {
  try {
    return patcher(current, body);
  } catch (error) {
    if (error instanceof StatusError) {
      throw error;
    }
    throw badRequest('the patch cannot be read');
  }
}

function patchTypes({ builtIn }: ResourceDefinition): string[] {
  const strategic = 'application/strategic-merge-patch+json';
  const types = Object.keys(PATCHERS).filter(
    type => builtIn || type !== strategic,
  );
  return [...types, ...APPLY_TYPES];
}
