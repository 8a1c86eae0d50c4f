import type {
  Coverage,
  CoverageProblem,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from './clusterRows';
import { duplicateProblems } from './duplicateProblems';
import { kindProblems } from './kindProblems';
import type { KindRow } from './kindRows';
import type { LocatorProblemRow } from './readFleet';

/** What a question is about, and what is known of it. */
export interface CoveredFleet {
  clusters: readonly ClusterRow[];
  /** The kinds of a cluster that have a problem, by its number. */
  kindsOf(no: number): readonly KindRow[];
  locators: readonly LocatorProblemRow[];
}

/** How much there is to see, and what is in the way. */
export function coverageOf(fleet: CoveredFleet): Coverage {
  const { clusters, kindsOf, locators } = fleet;
  const coverage: Coverage = {
    clusters: clusters.length,
    current: 0,
    initial: 0,
    stale: 0,
    unreachable: 0,
    forbidden: 0,
    problems: [
      ...locators.map(locatorProblem),
      ...clusters.flatMap(clusterProblem),
      ...clusters.flatMap(row => kindProblems(row, kindsOf(row.no))),
      ...duplicateProblems(clusters),
    ],
  };
  for (const { status, observed_at } of clusters) {
    coverage[status] += 1;
    const oldest = coverage.oldestObservedAt;
    if (observed_at && (!oldest || observed_at < oldest)) {
      coverage.oldestObservedAt = observed_at;
    }
  }
  return coverage;
}

function locatorProblem(row: LocatorProblemRow): CoverageProblem {
  return { ...row, status: 'unreachable' };
}

function clusterProblem(row: ClusterRow): CoverageProblem[] {
  const { id, name, status, status_reason, status_since } = row;
  if (status === 'current') {
    return [];
  }
  const fallback = status === 'initial' ? 'first sync under way' : status;
  return [
    {
      cluster: id,
      clusterName: name,
      status,
      reason: status_reason ?? fallback,
      since: status_since,
    },
  ];
}
