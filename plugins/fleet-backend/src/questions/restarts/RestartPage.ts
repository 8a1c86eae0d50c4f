import { InputError } from '@backstage/errors';
import type { ListRestarts } from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import { sinceMs } from '../times';
import type { TimeWindow } from './RestartFilter';
import { type Position, RestartOrder } from './RestartOrder';

const DEFAULT_LIMIT = 100;
const DEFAULT_SINCE = 'P1D';
const POSITION_LENGTH = 4;

/** Which page is asked for. All pages of an answer have the same window. */
export interface RestartPage {
  window: TimeWindow;
  order: RestartOrder;
  after?: Position;
  limit: number;
  /** The cursor of the page that comes after a position. */
  next(position: Position): string;
}

/**
 * @param now - In ms
 * @throws InputError for a cursor of another order, or a since that is no time
 */
export function pageOf(query: ListRestarts['query'], now: number): RestartPage {
  const { orderBy = 'count', limit = DEFAULT_LIMIT, cursor } = query;
  const order = new RestartOrder(orderBy);
  const { window, after } =
    cursor === undefined
      ? { window: windowOf(query, now), after: undefined }
      : readCursor(cursor, orderBy, order);
  return {
    window,
    order,
    after,
    limit,
    next: position =>
      encodeCursor(
        [orderBy, window.from, window.until, ...position].map(String),
      ),
  };
}

/** The second under way is in it: what happened just now is to be seen. */
function windowOf({ since }: ListRestarts['query'], now: number): TimeWindow {
  const from = Math.ceil(sinceMs(since ?? DEFAULT_SINCE, now) / 1_000);
  const until = Math.max(Math.floor(now / 1_000), from) + 1;
  return { from, until };
}

function readCursor(cursor: string, orderBy: string, order: RestartOrder) {
  const [itsOrder, ...values] = decodeCursor(cursor, 3 + POSITION_LENGTH);
  if (itsOrder !== orderBy) {
    throw new InputError(
      'The cursor is of another order; ask again without a cursor',
    );
  }
  const [from, until, ...after] = order.readPosition(values);
  return { window: { from, until }, after };
}
