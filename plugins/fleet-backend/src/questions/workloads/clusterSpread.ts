import type { FleetSnapshot } from '../coverage';
import type { Sql, SqlReader } from '../sql';
import type { WorkloadOrder } from './order';

/** How many workloads match in a cluster. */
export interface ClusterShare {
  no: number;
  count: number;
  /** Whether it is the cursor's or comes after it; true without a cursor. */
  isLeft: boolean;
}

/**
 * How many workloads match in each cluster that has any, in the order of the
 * clusters' names. So that a page in that order is read from the few clusters
 * that it spans, and the total need not be counted again.
 */
export async function clusterSpread(
  reader: SqlReader,
  matching: Sql,
  options: {
    fleet: FleetSnapshot;
    order: WorkloadOrder;
    /** The cursor's values, where one is given. */
    after?: ReadonlyArray<string | number>;
  },
): Promise<ClusterShare[]> {
  const { fleet, order, after } = options;
  const [name, no] = (order.needsClusters && after) || [];
  const isLeft =
    name === undefined ? '1 = 1' : `(c.name, c.no) ${order.after}= (?, ?)`;
  const rows = await reader.read<{
    no: number;
    count: number | string;
    is_left: number | boolean;
  }>({
    text: `select c.no, g.count, ${isLeft} as is_left
      from (
        select w.cluster_no, count(*) as count
        from workloads w where ${matching.text} group by w.cluster_no
      ) g cross join clusters c
      where c.no = g.cluster_no
      order by c.name ${order.direction}, c.no ${order.direction}`,
    values: [...(name === undefined ? [] : [name, no]), ...matching.values],
  });
  return rows
    .filter(row => fleet.clusterOf(row.no) !== undefined)
    .map(row => ({
      no: row.no,
      count: Number(row.count),
      isLeft: Boolean(row.is_left),
    }));
}

/**
 * The first of the clusters that are left that have enough for a page, and one
 * more workload, which tells that there is a next page.
 *
 * @param isBegun - Whether an earlier page may have had some of the first one's
 */
export function clustersOfPage(
  spread: readonly ClusterShare[],
  { limit, isBegun }: { limit: number; isBegun: boolean },
): number[] {
  const nos: number[] = [];
  let sure = 0;
  for (const { no, count, isLeft } of spread) {
    if (isLeft && sure <= limit) {
      sure += isBegun && nos.length === 0 ? 0 : count;
      nos.push(no);
    }
  }
  return nos;
}
