import type { Dialect } from '../../inventory/store/dialect';
import { firstKey } from '../../inventory/history/keys';
import type { Sql, SqlReader } from '../sql';
import { containersMatching } from './containersMatching';
import { inWindow, matchingRestarts } from './matchingRestarts';
import type { CrashLoop } from './readCrashLoops';
import type { RestartFilter } from './RestartFilter';
import type { Position, RestartOrder } from './RestartOrder';

/** Into how many parts of the window restarts are counted. */
export const PARTS = 12;

/**
 * What the database tells of restarts. PostgreSQL gives large numbers as text.
 *
 * - total: containers, restarts and crash loops of all that match
 * - container: a container of the page
 * - count: restarts of such a container with one reason, in one part
 * - reason: restarts of all that match with one reason
 */
export interface FoundRow {
  what: 'total' | 'container' | 'count' | 'reason';
  /** history_workloads.id */
  workload_id: number;
  /** texts.id */
  container: number;
  /** texts.id */
  reason: number | null;
  exit_code: number | null;
  /** Of the window, from 0. */
  part: number | string;
  /** Restarts. */
  n: number | string;
  /** The key of the last one; 0 without any. */
  last: number | string;
  evidence: number;
  /** 1 for one that crashes now; of the total, how many do. */
  looping: number | string;
  /** Of the total. */
  containers: number | string;
}

export interface FindRestartsOptions {
  filter: RestartFilter;
  crashLoops: readonly CrashLoop[];
  order: RestartOrder;
  after?: Position;
  limit: number;
}

/**
 * One page of the containers that restarted, or crash now, and one more; and
 * what there is to tell of them. All restarts of the window are summed up by
 * container and by reason, but only those of the page in all detail.
 */
export async function findRestarts(
  reader: SqlReader,
  dialect: Pick<Dialect, 'at' | 'elements' | 'parameter'>,
  { filter, crashLoops, order, after, limit }: FindRestartsOptions,
): Promise<FoundRow[]> {
  const containers = containersMatching(dialect, filter, crashLoops);
  const position = after ? order.after(after) : { text: '1 = 1', values: [] };
  const counts = countsOfPage(filter);
  const reasons = reasonsMatching(filter);
  return reader.read<FoundRow>({
    text: `with f as materialized (${containers.text}),
      p as materialized (
        select * from f where ${position.text} order by ${order.sql} limit ?
      )
      select 'total' as what, 0 as workload_id, 0 as container,
        cast(null as integer) as reason, cast(null as integer) as exit_code,
        0 as part, sum(n) as n, 0 as last, 0 as evidence,
        sum(looping) as looping, count(*) as containers
      from f
      union all
      select 'container', workload_id, container, null, null, 0, n, last,
        evidence, looping, 0
      from p
      union all ${counts.text}
      union all ${reasons.text}`,
    values: [
      ...containers.values,
      ...position.values,
      limit + 1,
      ...counts.values,
      ...reasons.values,
    ],
  });
}

/** Restarts of the containers of the page (p) by all that is told of them. */
function countsOfPage(filter: RestartFilter): Sql {
  const [first, end] = [firstKey(filter.from), firstKey(filter.until)];
  const window = inWindow(filter);
  return {
    text: `select 'count', r.workload_id, r.container, r.reason, r.exit_code,
        (r.id - cast(? as bigint)) * ${PARTS} / cast(? as bigint),
        sum(r.count), 0, 0, 0, 0
      from p cross join restarts r
      where r.workload_id = p.workload_id and r.container = p.container
        and ${window.text}
      group by 1, 2, 3, 4, 5, 6`,
    values: [first, end - first, ...window.values],
  };
}

/** Restarts of all containers that match (f) by reason. */
function reasonsMatching(filter: RestartFilter): Sql {
  const { from, where, values } = matchingRestarts(filter);
  return {
    text: `select 'reason', 0, 0, r.reason, null, 0, sum(r.count), 0, 0, 0, 0
      from ${from} join f
        on f.workload_id = r.workload_id and f.container = r.container
      where ${where}
      group by r.reason`,
    values,
  };
}
