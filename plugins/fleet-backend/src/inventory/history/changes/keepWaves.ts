import type { Statements } from '../../store/operations/Statements';
import { firstKey, secondOfKey } from '../keys';
import {
  addChange,
  changesSince,
  extendChange,
  type KeptChange,
} from './keptChanges';

/** So many restarts of a workload within so many seconds are a wave of them. */
const ENOUGH = 5;
const WITHIN_S = 600;

/** What goes on for longer, as a crash loop does, is told again each day; in s. */
const LONGEST_S = 86_400;

/** That a workload of a cluster restarted at a second. */
export interface Restarted {
  clusterNo: number;
  /** Of history_workloads. */
  workloadId: number;
  at: number;
}

type Wave = KeptChange<'restarts'>;

/**
 * Keeps waves of restarts. A wave goes on as long as each restart follows the
 * one before it soon enough.
 *
 * @param restarted - Of restarts that are kept already
 */
export async function keepWaves(
  statements: Statements,
  restarted: readonly Restarted[],
): Promise<void> {
  const bySecond = new Map(
    restarted.map(one => [`${one.workloadId} ${one.at}`, one]),
  );
  const inOrder = [...bySecond.values()].sort((a, b) => a.at - b.at);
  for (const one of inOrder) {
    await keepWave(statements, one);
  }
}

async function keepWave(statements: Statements, restarted: Restarted) {
  const { workloadId, at } = restarted;
  const since = at - 2 * LONGEST_S;
  const waves = await changesSince(
    statements,
    'restarts',
    { workloadId },
    since,
  );
  const last = waves.find(one => secondOfKey(one.id) <= at);
  if (!last || at - last.lastAt > WITHIN_S) {
    const from = Math.max(at - WITHIN_S + 1, (last?.lastAt ?? 0) + 1);
    await beginWave(statements, restarted, { from, enough: ENOUGH });
  } else if (at - secondOfKey(last.id) < LONGEST_S) {
    await goOn(statements, restarted, last);
  } else {
    await beginWave(statements, restarted, {
      from: last.lastAt + 1,
      enough: 1,
    });
  }
}

async function goOn(
  statements: Statements,
  { workloadId, at }: Restarted,
  { id, lastAt: before }: Wave,
) {
  const lastAt = Math.max(before, at);
  const { count } = await restartsBetween(statements, workloadId, {
    from: secondOfKey(id),
    to: lastAt,
  });
  const what = { count };
  await extendChange<'restarts'>(statements, id, { lastAt, what });
}

async function beginWave(
  statements: Statements,
  { clusterNo, workloadId, at }: Restarted,
  { from, enough }: { from: number; enough: number },
) {
  const { first, count } = await restartsBetween(statements, workloadId, {
    from,
    to: at,
  });
  if (count >= enough) {
    await addChange<'restarts'>(statements, {
      kind: 'restarts',
      clusterNo,
      workloadId,
      at: first,
      lastAt: at,
      what: { count },
    });
  }
}

/** How many there were, and the second of the first, in these seconds. */
async function restartsBetween(
  statements: Statements,
  workloadId: number,
  { from, to }: { from: number; to: number },
): Promise<{ first: number; count: number }> {
  const [{ first, count }] = await statements.read<
    Record<'first' | 'count', number | string | null>
  >(
    `select min(id) as first, sum(count) as count from restarts
     where workload_id = ? and id >= ? and id < ?`,
    [workloadId, firstKey(from), firstKey(to + 1)],
  );
  return { first: secondOfKey(Number(first)), count: Number(count) };
}
