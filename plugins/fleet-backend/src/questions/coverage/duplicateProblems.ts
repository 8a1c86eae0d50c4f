import type { CoverageProblem } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from './clusterRows';
import { groupBy } from './groupBy';

/**
 * Clusters that cannot be told apart by name, or that seem to be one and the
 * same. They stay apart, but somebody should know.
 */
export function duplicateProblems(
  clusters: readonly ClusterRow[],
): CoverageProblem[] {
  return [
    ...groups(clusters, ({ name }) => name)
      .filter(group => !sameUid(group))
      .map(group =>
        problem(
          group,
          `${group.length} clusters are named ${
            group[0].name
          }; they are kept apart by id: ${ids(group)}`,
        ),
      ),
    ...groups(clusters, ({ uid }) => uid).map(group =>
      problem(
        group,
        `${
          group.length
        } clusters have the same UID, so they are one cluster that is named twice, or one is a restored copy: ${ids(
          group,
        )}`,
      ),
    ),
  ];
}

function groups(
  clusters: readonly ClusterRow[],
  keyOf: (row: ClusterRow) => string | null,
): ClusterRow[][] {
  const byKey = groupBy(clusters, keyOf);
  return [...byKey.values()].filter(group => group.length > 1);
}

/** One problem is enough where both name and UID say it. */
function sameUid([first, ...others]: ClusterRow[]): boolean {
  return first.uid !== null && others.every(({ uid }) => uid === first.uid);
}

function problem(group: ClusterRow[], reason: string): CoverageProblem {
  const [{ id, name, status_since }] = group;
  return {
    cluster: id,
    clusterName: name,
    status: 'duplicate',
    reason,
    since: status_since,
  };
}

function ids(group: ClusterRow[]): string {
  return group.map(({ id }) => id).join(', ');
}
