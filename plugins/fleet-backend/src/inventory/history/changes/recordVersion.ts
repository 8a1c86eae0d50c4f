import type { ClusterIdentity } from '../../../collect/cluster/types';
import { columnText } from '../../projections/read';
import type { Statements } from '../../store/operations/Statements';
import { secondsOf } from '../keys';
import {
  addChange,
  changesSince,
  extendChange,
  removeChange,
  TOGETHER_S,
} from './keptChanges';
import { unwatchedSince } from './unwatchedSince';

/**
 * Keeps that a cluster answers with another version of Kubernetes than before.
 * While its API servers are upgraded one by one it answers now with the one, now
 * with the other: that is told once.
 */
export async function recordVersion(
  statements: Statements,
  clusterNo: number,
  { gitVersion }: Pick<ClusterIdentity, 'gitVersion'>,
): Promise<void> {
  const [cluster] = await statements.read<{ git_version: string | null }>(
    'select git_version from clusters where no = ?',
    [clusterNo],
  );
  const before = cluster?.git_version;
  const to = gitVersion && columnText(gitVersion);
  if (!before || !to || before === to) {
    return;
  }
  const now = secondsOf(statements.now);
  const [last] = await changesSince(
    statements,
    'clusterVersion',
    { clusterNo },
    now - TOGETHER_S,
  );
  const what = { from: last?.what.from ?? before, to };
  if (!last) {
    await addChange<'clusterVersion'>(statements, {
      kind: 'clusterVersion',
      clusterNo,
      at: now,
      lastAt: now,
      notBefore: await unwatchedSince(statements, clusterNo),
      what,
    });
  } else if (what.from === to) {
    await removeChange(statements, last.id);
  } else {
    await extendChange<'clusterVersion'>(statements, last.id, {
      lastAt: now,
      what,
    });
  }
}
