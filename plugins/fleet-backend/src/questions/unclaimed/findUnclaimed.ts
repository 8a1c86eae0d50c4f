import type { UnclaimedList } from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../asker';
import type { Sql, SqlReader } from '../sql';
import {
  clustersOfPage,
  clusterSpread,
  readPage,
  WorkloadOrder,
} from '../workloads';
import { suggestOwners } from './suggestions';
import { toUnclaimed } from './toUnclaimed';

export interface FindUnclaimedOptions {
  asker: Asker;
  /** The condition on workloads `w`. */
  matching: Sql;
  limit: number;
  cursor?: string;
}

/**
 * One page of the workloads that match, by cluster, namespace and name, with
 * whom they may belong to.
 *
 * @throws InputError for anything that was not a cursor of this order
 */
export async function findUnclaimed(
  reader: SqlReader,
  options: FindUnclaimedOptions,
): Promise<Pick<UnclaimedList, 'items' | 'nextCursor' | 'totalItems'>> {
  const { asker, matching, limit, cursor } = options;
  const { fleet } = asker;
  const order = new WorkloadOrder({});
  const after = cursor === undefined ? undefined : order.read(cursor);
  const spread = await clusterSpread(reader, matching, { fleet, order, after });
  const { rows, nextCursor } = await readPage(reader, matching, {
    order,
    limit,
    after,
    clusterNos: clustersOfPage(spread, {
      limit,
      isBegun: after !== undefined,
    }),
  });
  const ids = rows.map(({ id }) => id);
  const suggestions = await suggestOwners(reader, asker, ids);
  return {
    items: rows.flatMap(row =>
      toUnclaimed(row, fleet, suggestions.get(row.id)),
    ),
    nextCursor,
    totalItems: spread.reduce((sum, { count }) => sum + count, 0),
  };
}
