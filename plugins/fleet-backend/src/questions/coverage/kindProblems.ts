import type { CoverageProblem } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from './clusterRows';
import type { KindRow } from './kindRows';

/** Kinds of a cluster that can be seen: of others, the cluster is the problem. */
export function kindProblems(
  { id, name, status }: ClusterRow,
  kinds: readonly KindRow[],
): CoverageProblem[] {
  const seen = status === 'current' || status === 'initial';
  return (seen ? kinds : []).flatMap(row => {
    const state = stateOf(row);
    const { kind, since } = row;
    return state
      ? { cluster: id, clusterName: name, kind, ...state, since }
      : [];
  });
}

/** That a kind is not seen now says more than what it lacks. */
function stateOf(
  row: KindRow,
): Pick<CoverageProblem, 'status' | 'reason'> | undefined {
  const { status, refused } = row;
  const reason = row.reason || undefined;
  if (status !== 'current' && status !== 'absent') {
    return { status, reason: reason ?? status };
  }
  return status === 'current' && (refused > 0 || reason)
    ? { status: 'incomplete', reason: reason ?? inWords(refused) }
    : undefined;
}

function inWords(refused: number): string {
  const objects = refused === 1 ? 'object is' : 'objects are';
  return `${refused} ${objects} too large to be kept`;
}
