import { badRequest, expired } from '../../errors';
import { ObjectStore, resourceKey } from '../../store';
import type { KubeObject } from '../../types';
import { Exchange, representList } from '../http';
import { decodeToken, encodeToken } from './continueToken';
import {
  invalidOption,
  limitOf,
  requireReached,
  revisionOf,
  selectionOf,
} from './listOptions';
import type { ResourceRequest } from './ResourceRequest';

const EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. ' +
  'You can start a new list without the continue parameter, or use the continue token ' +
  'in this response to retrieve the remainder of the results. Continuing with the ' +
  'provided token results in an inconsistent list - objects that were created, ' +
  'modified, or deleted between the time the first chunk was returned and now may ' +
  'show up in the list.';

interface Place {
  revision: number;
  startAfter: string;
}

interface Page {
  objects: KubeObject[];
  lastKey?: string;
  remaining: number;
}

/** Answers with the objects of a resource, or with one page of them. */
export function list(request: ResourceRequest): void {
  const { context, exchange, target, representation } = request;
  const { store } = context;
  const { matches, isFiltered } = selectionOf(exchange, target);
  const place = placeOf(store, exchange);
  const page = takePage(
    store
      .entries(resourceKey(target.resource), place.revision)
      .filter(([key, one]) => key > place.startAfter && matches(one)),
    limitOf(exchange),
  );
  const metadata: Record<string, unknown> = {
    resourceVersion: String(place.revision),
  };
  if (page.lastKey !== undefined) {
    metadata.continue = encodeToken({
      revision: place.revision,
      startAfter: page.lastKey,
    });
    if (!isFiltered) {
      metadata.remainingItemCount = page.remaining;
    }
  }
  const { resource } = target;
  exchange.send(
    200,
    representList(resource, metadata, page.objects, representation),
  );
}

function takePage(entries: Array<[string, KubeObject]>, limit: number): Page {
  const taken = limit > 0 ? entries.slice(0, limit) : entries;
  const remaining = entries.length - taken.length;
  return {
    objects: taken.map(([, object]) => object),
    lastKey: remaining > 0 ? taken[taken.length - 1][0] : undefined,
    remaining,
  };
}

function placeOf(store: ObjectStore, exchange: Exchange): Place {
  const token = exchange.query.get('continue');
  const revision = revisionOf(exchange);
  const match = exchange.query.get('resourceVersionMatch');
  checkMatch(match, revision, token);
  if (token) {
    return continuedPlace(store, token, revision);
  }
  requireReached(store, revision);
  if (match !== 'Exact' || revision === undefined) {
    return { revision: store.revision, startAfter: '' };
  }
  if (revision < store.compactedRevision) {
    throw expired(`The resourceVersion for the provided list is too old.`);
  }
  return { revision, startAfter: '' };
}

function continuedPlace(
  store: ObjectStore,
  text: string,
  asked: number | undefined,
): Place {
  if (asked) {
    throw badRequest(
      'specifying resource version is not allowed when using continue',
    );
  }
  const { revision = store.revision, startAfter } = decodeToken(text);
  if (revision < store.compactedRevision) {
    throw expired(EXPIRED, encodeToken({ startAfter }));
  }
  return { revision, startAfter };
}

function checkMatch(
  match: string | null,
  revision: number | undefined,
  token: string | null,
) {
  if (!match) {
    return;
  }
  const forbid = (why: string) =>
    invalidMatch('FieldValueForbidden', `Forbidden: ${why}`);
  if (token) {
    throw forbid('resourceVersionMatch is forbidden when continue is provided');
  }
  if (revision === undefined) {
    throw forbid(
      'resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  }
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    const value = JSON.stringify(match);
    throw invalidMatch(
      'FieldValueNotSupported',
      `Unsupported value: ${value}: supported values: "Exact", "NotOlderThan", ""`,
    );
  }
  if (match === 'Exact' && revision === 0) {
    throw forbid(
      'resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
    );
  }
}

function invalidMatch(reason: string, message: string) {
  return invalidOption('resourceVersionMatch', reason, message);
}
