import {
  columnOf,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import { sameUids } from '../../store/operations/sameUids';
import type { Statements } from '../../store/operations/Statements';
import { secondsOf } from '../keys';
import type { GoneRecorder, Recorder } from '../Recorder';
import { groupRows } from '../upgrades/groupRows';
import { addChange, changesSince, extendChange } from './keptChanges';
import { IS_WATCHED } from './isWatched';
import { unwatchedSince } from './unwatchedSince';

/** Nodes come and go together, as autoscalers and upgrades have it; in s. */
const TOGETHER_S = 600;
const MAX_NAMES = 10;

interface NodeRow {
  cluster_no: number;
  name: string;
}

/** Keeps which nodes joined clusters; those of a first list did before. */
export const recordNodes: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect } = statements;
  const added = await statements.read<NodeRow>(
    `select n.cluster_no, n.name
     from (
       select r.cluster_no, ${uid(dialect)} as uid,
         ${columnOf(dialect, projection, 'name')} as name
       from ${rowsFrom(dialect, clusters)}
     ) n
     where not exists (select 1 from nodes o
         where o.cluster_no = n.cluster_no and o.uid = n.uid)
       and ${IS_WATCHED("'Node'")}
     order by n.cluster_no, n.name`,
    rowValues(clusters),
  );
  const byCluster = groupRows(added, row => [row.cluster_no, row.name]);
  for (const [clusterNo, names] of byCluster) {
    await keepNodes(statements, 'nodesAdded', { clusterNo, names });
  }
};

/** Keeps which nodes left a cluster. */
export const recordGoneNodes: GoneRecorder = async (
  statements,
  _,
  { clusterNo, uids },
) => {
  const rows = await statements.read<Pick<NodeRow, 'name'>>(
    `select name from nodes
     where ${sameUids(statements.dialect)} order by name`,
    [clusterNo, uids],
  );
  const names = rows.map(({ name }) => name);
  await keepNodes(statements, 'nodesRemoved', { clusterNo, names });
};

async function keepNodes(
  statements: Statements,
  kind: 'nodesAdded' | 'nodesRemoved',
  { clusterNo, names }: { clusterNo: number; names: readonly string[] },
) {
  if (names.length === 0) {
    return;
  }
  const now = secondsOf(statements.now);
  const since = now - TOGETHER_S;
  const [last] = await changesSince(statements, kind, { clusterNo }, since);
  const { names: before, count } = last?.what ?? { names: [], count: 0 };
  const what = {
    names: [...before, ...names].slice(0, MAX_NAMES),
    count: count + names.length,
  };
  if (last) {
    await extendChange<typeof kind>(statements, last.id, { lastAt: now, what });
    return;
  }
  await addChange<typeof kind>(statements, {
    kind,
    clusterNo,
    at: now,
    lastAt: now,
    notBefore: await unwatchedSince(statements, clusterNo),
    what,
  });
}
