import { InputError } from '@backstage/errors';
import type { ListClusterVersions } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import { decodeCursor, encodeCursor } from '../cursor';
import type { SupportOf } from '../support';

type Query = ListClusterVersions['query'];

const DEFAULT_LIMIT = 100;
/** What is not known comes last. */
const UNKNOWN = '~';

/**
 * The page of clusters that a query asks for, in its order; ties are broken by
 * name and id.
 *
 * @throws InputError for a cursor that is not one of this order
 */
export function pageOf(
  clusters: readonly ClusterRow[],
  { orderBy = 'name', order = 'asc', cursor, limit = DEFAULT_LIMIT }: Query,
  supportOf: SupportOf,
): { rows: ClusterRow[]; nextCursor?: string } {
  const way = order === 'desc' ? -1 : 1;
  const after = cursor && readCursor(cursor, `${orderBy} ${order}`);
  const keyed = clusters
    .map(row => ({ row, key: keyOf(row, orderBy, supportOf) }))
    .filter(({ key }) => !after || way * compare(key, after) > 0)
    .sort((a, b) => way * compare(a.key, b.key));
  const last = keyed.length > limit ? keyed[limit - 1] : undefined;
  return {
    rows: keyed.slice(0, limit).map(({ row }) => row),
    nextCursor: last && encodeCursor([`${orderBy} ${order}`, ...last.key]),
  };
}

function keyOf(
  row: ClusterRow,
  orderBy: NonNullable<Query['orderBy']>,
  supportOf: SupportOf,
): string[] {
  const ends = () => supportOf(row)?.supportEndsAt ?? UNKNOWN;
  // Numbers of the same width, so that v1.9 comes before v1.10.
  const version = () =>
    row.git_version?.replace(/\d+/g, digits => digits.padStart(6, '0')) ??
    UNKNOWN;
  const values = { name: () => row.name, version, supportEndsAt: ends };
  return [values[orderBy](), row.name, row.id];
}

function readCursor(cursor: string, order: string): string[] {
  const [itsOrder, ...key] = decodeCursor(cursor, 4);
  if (itsOrder !== order) {
    throw new InputError(
      'The cursor is of another order; ask again without a cursor',
    );
  }
  return key;
}

/** By code points, so that pages agree whatever the locale is. */
function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at < 0) {
    return 0;
  }
  return a[at] < b[at] ? -1 : 1;
}
