import {
  columnOf,
  maybeKept,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Statements } from '../../store/operations/Statements';
import { secondsOf } from '../keys';
import type { Recorder } from '../Recorder';
import {
  addChange,
  changesSince,
  extendChange,
  TOGETHER_S,
} from './keptChanges';
import { pastOf } from './pastOf';
import type { Scaling } from './types';
import { unwatchedSince } from './unwatchedSince';

interface Scaled {
  id: number;
  cluster_no: number;
  before: number;
  desired: number;
}

/**
 * Keeps how many replicas were asked for of workloads, where people or
 * autoscalers ask: a DaemonSet's follow the nodes, a Job's its work.
 */
export const recordScalings: Recorder = async (statements, projection, all) => {
  const clusters = maybeKept(all);
  if (clusters.length === 0) {
    return;
  }
  const { dialect } = statements;
  const column = (name: string) => columnOf(dialect, projection, name);
  const before = '(select w.desired from workloads w where w.id = n.id)';
  const rows = await statements.read<Scaled>(
    `select n.id, n.cluster_no, n.desired, ${before} as before
     from (
       select r.cluster_no, ${objectId(uid(dialect))} as id,
         ${column('kind')} as kind, ${column('desired')} as desired
       from ${rowsFrom(dialect, clusters)}
     ) n
     where n.kind in ('Deployment', 'StatefulSet', 'Rollout')
       and ${before} <> n.desired
     order by n.id`,
    rowValues(clusters),
  );
  for (const one of rows) {
    await keepScaling(statements, one);
  }
};

/** An autoscaler may change its mind all day: that is told once an hour. */
async function keepScaling(
  statements: Statements,
  { id, cluster_no: clusterNo, before, desired }: Scaled,
) {
  const workloadId = await pastOf(statements, id);
  const now = secondsOf(statements.now);
  const since = now - TOGETHER_S;
  const [last] = await changesSince(
    statements,
    'scaling',
    { workloadId },
    since,
  );
  const what = scaled(last?.what ?? unscaled(before), desired);
  if (last) {
    await extendChange<'scaling'>(statements, last.id, { lastAt: now, what });
    return;
  }
  await addChange<'scaling'>(statements, {
    kind: 'scaling',
    clusterNo,
    workloadId,
    at: now,
    lastAt: now,
    notBefore: await unwatchedSince(statements, clusterNo),
    what,
  });
}

function unscaled(replicas: number): Scaling {
  return {
    from: replicas,
    to: replicas,
    low: replicas,
    high: replicas,
    times: 0,
  };
}

function scaled({ from, low, high, times }: Scaling, to: number): Scaling {
  return {
    from,
    to,
    low: Math.min(low, to),
    high: Math.max(high, to),
    times: times + 1,
  };
}
