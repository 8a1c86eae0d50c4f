import { InputError } from '@backstage/errors';
import type {
  Cluster,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';
import { compareKeys, SortKey, sortKeyOf } from './orderClusters';

const DEFAULT_LIMIT = 100;

/**
 * The page of clusters that a query asks for, in its order.
 *
 * @throws InputError for a cursor that is not one of this order
 */
export function pageOf(
  clusters: readonly Cluster[],
  query: ListClusters['query'],
): { items: Cluster[]; nextCursor?: string } {
  const { orderBy, cursor, limit = DEFAULT_LIMIT } = query;
  const direction = query.order === 'desc' ? -1 : 1;
  const order = `${orderBy ?? 'name'} ${direction}`;
  const after = cursor && readCursor(cursor, order);
  const keyed = clusters
    .map(cluster => ({ cluster, key: sortKeyOf(cluster, orderBy) }))
    .filter(({ key }) => !after || direction * compareKeys(key, after) > 0)
    .sort((a, b) => direction * compareKeys(a.key, b.key));
  const last = keyed.length > limit ? keyed[limit - 1] : undefined;
  return {
    items: keyed.slice(0, limit).map(({ cluster }) => cluster),
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
