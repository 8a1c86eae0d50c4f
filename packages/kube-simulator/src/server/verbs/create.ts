import { methodNotAllowed } from '../../errors';
import { createObject } from '../../store';
import { representObject } from '../http';
import { readObject } from './readObject';
import { isDryRun, managerOf, ResourceRequest } from './ResourceRequest';

/** Creates an object. */
export async function create(request: ResourceRequest): Promise<void> {
  const { context, exchange, target, representation } = request;
  if (target.resource.namespaced && !target.namespace) {
    throw methodNotAllowed();
  }
  const object = createObject(context, await readObject(request), {
    resource: target.resource,
    namespace: target.namespace,
    manager: managerOf(request),
    dryRun: isDryRun(request),
  });
  exchange.send(201, representObject(object, representation));
}
