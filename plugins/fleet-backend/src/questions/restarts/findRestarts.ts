import type { Dialect } from '../../inventory/store/dialect';
import { firstKey } from '../../inventory/history/keys';
import type { Sql, SqlReader } from '../sql';
import { matchingRestarts, workloadsMatching } from './matchingRestarts';
import type { CrashLoop } from './readCrashLoops';
import type { RestartFilter } from './RestartFilter';
import type { Position, RestartOrder } from './RestartOrder';

/** Into how many parts of the window restarts are counted. */
export const PARTS = 12;

/**
 * What the database tells of restarts. PostgreSQL gives large numbers as text.
 *
 * - container: a container of the page, with the totals of all that match
 * - count: restarts of such a container with one reason, in one part
 * - reason: restarts of all that match with one reason
 */
export interface FoundRow {
  what: 'container' | 'count' | 'reason';
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
  looping: number;
  /** Containers, restarts and crash loops of all that match. */
  total: number | string;
  restarts: number | string;
  loops: number | string;
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
 * what there is to tell of them. The restarts of the window are read once, since
 * they are many.
 */
export async function findRestarts(
  reader: SqlReader,
  dialect: Pick<Dialect, 'at' | 'elements' | 'parameter'>,
  { filter, crashLoops, order, after, limit }: FindRestartsOptions,
): Promise<FoundRow[]> {
  const counts = countsMatching(filter);
  const containers = containersMatching(dialect, filter, crashLoops);
  const position = after ? order.after(after) : { text: '1 = 1', values: [] };
  return reader.read<FoundRow>({
    text: `with g as materialized (${counts.text}),
      f as materialized (${containers.text}),
      p as materialized (
        select * from (
          select f.*, count(*) over () as total, sum(f.n) over () as restarts,
            sum(f.looping) over () as loops
          from f
        ) t
        where ${position.text} order by ${order.sql} limit ?
      )
      select 'container' as what, workload_id, container,
        cast(null as integer) as reason, cast(null as integer) as exit_code,
        0 as part, n, last, evidence, looping, total, restarts, loops
      from p
      union all
      select 'count', g.workload_id, g.container, g.reason, g.exit_code, g.part,
        g.n, 0, 0, 0, 0, 0, 0
      from p join g on g.workload_id = p.workload_id and g.container = p.container
      union all
      select 'reason', 0, 0, g.reason, null, 0, sum(g.n), 0, 0, 0, 0, 0, 0
      from g join f on f.workload_id = g.workload_id and f.container = g.container
      group by g.reason`,
    values: [
      ...counts.values,
      ...containers.values,
      ...position.values,
      limit + 1,
    ],
  });
}

/** Restarts by all that is told of them (g). */
function countsMatching(filter: RestartFilter): Sql {
  const { from, where, values } = matchingRestarts(filter);
  const [first, end] = [firstKey(filter.from), firstKey(filter.until)];
  return {
    text: `select r.workload_id, r.container, r.reason, r.exit_code,
        (r.id - cast(? as bigint)) * ${PARTS} / cast(? as bigint) as part,
        sum(r.count) as n, max(r.id) as last, max(r.evidence) as evidence
      from ${from} where ${where}
      group by 1, 2, 3, 4, 5`,
    values: [first, end - first, ...values],
  };
}

/**
 * What restarted in the window, and what crashes now even if it has not: its
 * cluster may have fallen silent before. SQLite joins by an index of its own
 * only what it knows to be of one type, hence the cast.
 */
function containersMatching(
  { at, elements, parameter }: Pick<Dialect, 'at' | 'elements' | 'parameter'>,
  filter: RestartFilter,
  crashLoops: readonly CrashLoop[],
): Sql {
  const loops = JSON.stringify(
    crashLoops.map(({ workload_id, container }) => [workload_id, container]),
  );
  const workloads = workloadsMatching(filter);
  return {
    text: `select u.workload_id, u.container, sum(u.n) as n,
        max(u.last) as last, max(u.evidence) as evidence,
        max(u.looping) as looping
      from (
        select g.workload_id, g.container, sum(g.n) as n, max(g.last) as last,
          max(g.evidence) as evidence, 0 as looping
        from g group by g.workload_id, g.container
        union all
        select cast(${at('l.value', 0, 'integer')} as integer), x.id, 0, 0, 0, 1
        from ${elements(parameter, 'l')}
          join texts x on x.key = ${at('l.value', 1, 'text')}
      ) u cross join ${workloads.from}
      where ${workloads.where}
      group by u.workload_id, u.container
      ${havingOf(filter)}`,
    values: [loops, ...workloads.values],
  };
}

function havingOf({ reason, crashLooping }: RestartFilter): string {
  const conditions = [
    // What crashes now, but did not for this reason, does not match.
    ...(reason === undefined ? [] : ['sum(u.n) > 0']),
    ...(crashLooping === undefined
      ? []
      : [`max(u.looping) = ${crashLooping ? 1 : 0}`]),
  ];
  return conditions.length > 0 ? `having ${conditions.join(' and ')}` : '';
}
