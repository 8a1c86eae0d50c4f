import type { Dialect } from '../../inventory/store/dialect';
import type { Sql } from '../sql';
import { matchingRestarts, workloadsMatching } from './matchingRestarts';
import type { CrashLoop } from './readCrashLoops';
import type { RestartFilter } from './RestartFilter';

const SUMS = `max(u.last) as last, max(u.evidence) as evidence,
  max(u.looping) as looping`;

/**
 * The containers that restarted in the window, and those that crash now even if
 * they have not: their cluster may have fallen silent before.
 */
export function containersMatching(
  dialect: Pick<Dialect, 'at' | 'elements' | 'parameter'>,
  filter: RestartFilter,
  crashLoops: readonly CrashLoop[],
): Sql {
  const restarted = restartedMatching(filter);
  const looping = crashLoops.length > 0 && loopingSql(dialect, crashLoops);
  const found = looping
    ? {
        text: `select u.workload_id, u.container, sum(u.n) as n, ${SUMS}
          from (${restarted.text} union all ${looping.text}) u
          group by u.workload_id, u.container`,
        values: [...restarted.values, ...looping.values],
      }
    : restarted;
  const workloads = workloadsMatching(filter);
  const conditions = [workloads.where, ...conditionsOf(filter)];
  return {
    text: `select u.workload_id, u.container, u.n, u.last, u.evidence, u.looping
      from (${found.text}) u cross join ${workloads.from}
      where ${conditions.join(' and ')}`,
    values: [...found.values, ...workloads.values],
  };
}

function restartedMatching(filter: RestartFilter): Sql {
  const { from, where, values } = matchingRestarts(filter);
  return {
    text: `select r.workload_id, r.container, sum(r.count) as n,
        max(r.id) as last, max(r.evidence) as evidence, 0 as looping
      from ${from} where ${where}
      group by r.workload_id, r.container`,
    values,
  };
}

/**
 * SQLite joins by an index of its own only what it knows to be of one type,
 * hence the cast.
 */
function loopingSql(
  { at, elements, parameter }: Pick<Dialect, 'at' | 'elements' | 'parameter'>,
  crashLoops: readonly CrashLoop[],
): Sql {
  const loops = crashLoops.map(one => [one.workload_id, one.container]);
  return {
    text: `select cast(${at('l.value', 0, 'integer')} as integer), x.id,
        0, 0, 0, 1
      from ${elements(parameter, 'l')}
        join texts x on x.key = ${at('l.value', 1, 'text')}`,
    values: [JSON.stringify(loops)],
  };
}

function conditionsOf({ reason, crashLooping }: RestartFilter): string[] {
  return [
    // What crashes now, but did not for this reason, does not match.
    ...(reason === undefined ? [] : ['u.n > 0']),
    ...(crashLooping === undefined
      ? []
      : [`u.looping = ${crashLooping ? 1 : 0}`]),
  ];
}
