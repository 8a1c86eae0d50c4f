import { StatusError } from '../../errors';
import { Exchange } from '../http';
import { WatchOptions, WatchStream } from '../watch';
import { invalidOption, revisionOf, selectionOf } from './listOptions';
import type { ResourceRequest } from './ResourceRequest';

/** Real servers end watches that ask for no time after 30 to 60 minutes. */
const MIN_TIMEOUT_SECONDS = 1_800;
/** So long before its end a watch tells how far it came. */
const LAST_BOOKMARK_SECONDS = 2;

/** Answers with changes as they happen, until the time is up. */
export function watch(request: ResourceRequest): void {
  const { context, exchange } = request;
  const stream = new WatchStream(
    context,
    exchange.response,
    watchOptions(request),
  );
  context.watches.add(stream);
  const seconds =
    Number(exchange.query.get('timeoutSeconds')) ||
    MIN_TIMEOUT_SECONDS * (1 + context.random());
  const { clock } = context;
  const stopEnd = clock.after(seconds * 1_000, () => stream.end());
  const bookmarkAt = Math.max(0, seconds - LAST_BOOKMARK_SECONDS) * 1_000;
  const stopBookmark = clock.after(bookmarkAt, () => stream.bookmark());
  exchange.signal.addEventListener('abort', () => {
    stopEnd();
    stopBookmark();
    context.watches.delete(stream);
  });
  stream.open();
}

function watchOptions(request: ResourceRequest): WatchOptions {
  const { exchange, target, representation } = request;
  const revision = watchRevision(exchange);
  const wantsInitial = exchange.flag('sendInitialEvents');
  checkInitialEvents(exchange);
  const fromNow = revision === undefined || revision === 0;
  const bookmarks = exchange.flag('allowWatchBookmarks');
  return {
    resource: target.resource,
    matches: selectionOf(exchange, target).matches,
    since: fromNow ? undefined : revision,
    initial: initialOf(wantsInitial, fromNow, exchange, bookmarks),
    bookmarks,
    representation,
  };
}

function initialOf(
  wantsInitial: boolean,
  fromNow: boolean,
  exchange: Exchange,
  bookmarks: boolean,
): WatchOptions['initial'] {
  if (wantsInitial) {
    return bookmarks ? 'marked' : 'objects';
  }
  const refused = exchange.query.get('sendInitialEvents') === 'false';
  return fromNow && !refused ? 'objects' : 'none';
}

function checkInitialEvents({ query }: Exchange) {
  const match = query.get('resourceVersionMatch');
  const asked = query.has('sendInitialEvents');
  if (asked && match !== 'NotOlderThan') {
    throw invalidOption(
      'resourceVersionMatch',
      'FieldValueForbidden',
      'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (!asked && match) {
    throw invalidOption(
      'resourceVersionMatch',
      'FieldValueForbidden',
      'Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
    );
  }
}

/** Real servers take a bad version in a watch for a fault of their own. */
function watchRevision(exchange: Exchange): number | undefined {
  try {
    return revisionOf(exchange);
  } catch (error) {
    const { message } = error as Error;
    const [, reason = message] = message.split('invalid resource version: ');
    throw new StatusError(500, undefined, reason);
  }
}
