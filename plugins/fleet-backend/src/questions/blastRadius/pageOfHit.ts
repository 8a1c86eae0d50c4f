import type { GetBlastRadius } from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import type { HitRow } from './findHit';

const DEFAULT_LIMIT = 50;

/**
 * The services of one page. A cursor names the last one before; where that is
 * not hit any more, what follows cannot be told, and the answer begins anew.
 *
 * @param services - All that are hit, in order
 * @throws InputError for anything that was not a cursor of this order
 */
export function pageOfHit(
  services: readonly HitRow[],
  {
    cursor,
    limit = DEFAULT_LIMIT,
  }: Pick<GetBlastRadius['query'], 'cursor' | 'limit'>,
): { page: HitRow[]; nextCursor?: string } {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  const from = services.findIndex(row => row.entity_ref === after) + 1;
  const page = services.slice(from, from + limit);
  const last = from + limit < services.length ? page.at(-1) : undefined;
  return { page, nextCursor: last && encodeCursor([last.entity_ref]) };
}
