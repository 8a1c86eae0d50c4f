import { notFound } from '../../errors';
import { resourceKey } from '../../store';
import { representObject } from '../http';
import type { ObjectRequest } from './ResourceRequest';

/** Answers with one object. */
export function get(request: ObjectRequest): void {
  const { context, exchange, target, representation } = request;
  const { resource, namespace, name } = target;
  const object = context.store.get(resourceKey(resource), namespace, name);
  if (!object) {
    throw notFound(resource, name);
  }
  exchange.send(200, representObject(object, representation));
}
