import { InputError } from '@backstage/errors';
import type { ListClusters } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import { decodeCursor, encodeCursor } from '../cursor';
import { compareKeys, HealthOf, SortKey, sortKeyOf } from './orderClusters';

const DEFAULT_LIMIT = 100;

/**
 * The page of clusters that a query asks for, in its order.
 *
 * @param healthOf - Asked only where clusters are sorted by it
 * @throws InputError for a cursor that is not one of this order
 */
export function pageOf(
  clusters: readonly ClusterRow[],
  query: ListClusters['query'],
  healthOf: HealthOf,
): { rows: ClusterRow[]; nextCursor?: string } {
  const { orderBy, cursor, limit = DEFAULT_LIMIT } = query;
  const direction = query.order === 'desc' ? -1 : 1;
  const order = `${orderBy ?? 'name'} ${direction}`;
  const after = cursor && readCursor(cursor, order);
  const keyed = clusters
    .map(row => ({ row, key: sortKeyOf(row, orderBy, healthOf) }))
    .filter(({ key }) => !after || direction * compareKeys(key, after) > 0)
    .sort((a, b) => direction * compareKeys(a.key, b.key));
  const last = keyed.length > limit ? keyed[limit - 1] : undefined;
  return {
    rows: keyed.slice(0, limit).map(({ row }) => row),
    nextCursor: last && encodeCursor([order, ...last.key]),
  };
}

function readCursor(cursor: string, order: string): SortKey {
  const [itsOrder, ...key] = decodeCursor(cursor, 4);
  if (itsOrder !== order) {
    throw new InputError(
      'The cursor is of another order; ask again without a cursor',
    );
  }
  return key as SortKey;
}
