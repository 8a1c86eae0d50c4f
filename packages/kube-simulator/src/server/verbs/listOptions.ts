import { badRequest, futureRevision, invalid } from '../../errors';
import {
  fieldSelector,
  labelSelector,
  ObjectStore,
  ObjectTest,
} from '../../store';
import type { Exchange, ResourceTarget } from '../http';

/** Which objects are asked for. */
export function selectionOf(
  { query }: Exchange,
  { resource, namespace, name }: ResourceTarget,
): { matches: ObjectTest; isFiltered: boolean } {
  const labels = query.get('labelSelector');
  const fields = query.get('fieldSelector');
  const tests: ObjectTest[] = [];
  if (labels) {
    tests.push(labelSelector(labels));
  }
  if (fields) {
    tests.push(fieldSelector(fields, resource));
  }
  if (namespace) {
    tests.push(({ metadata }) => metadata.namespace === namespace);
  }
  if (name) {
    tests.push(({ metadata }) => metadata.name === name);
  }
  return {
    matches: object => tests.every(test => test(object)),
    isFiltered: Boolean(labels || fields),
  };
}

/**
 * The resourceVersion of a request; undefined for none, which means the newest.
 *
 * @throws InputError where it is not a number
 */
export function revisionOf({ query }: Exchange): number | undefined {
  const text = query.get('resourceVersion');
  if (!text) {
    return undefined;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const value = JSON.stringify(text);
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${value}: strconv.ParseUint: parsing ${value}: invalid syntax`,
    );
  }
  return Number(text);
}

/** How many objects an answer may hold; 0 for all. */
export function limitOf({ query }: Exchange): number {
  const text = query.get('limit') || '0';
  if (!/^-?\d{1,9}$/.test(text)) {
    const value = JSON.stringify(text);
    throw badRequest(`strconv.ParseInt: parsing ${value}: invalid syntax`);
  }
  return Math.max(0, Number(text));
}

/** @throws ResponseError (504) for a revision that has not come yet */
export function requireReached(
  store: ObjectStore,
  revision: number | undefined,
): void {
  if (revision !== undefined && revision > store.revision) {
    throw futureRevision(revision, store.revision);
  }
}

/** An option of a list or watch has no valid value. */
export function invalidOption(field: string, reason: string, message: string) {
  const listOptions = { group: 'meta.k8s.io', kind: 'ListOptions' };
  return invalid(listOptions, '', { field, reason, message });
}
