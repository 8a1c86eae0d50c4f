import type {
  Coverage,
  CoverageProblem,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from './clusterRows';
import { duplicateProblems } from './duplicateProblems';
import type { KindRow } from './kindRows';

/** A locator that cannot be read now. */
export interface LocatorProblemRow {
  locator: string;
  reason: string;
  since: string;
}

/** The fleet at one time: what every answer needs to say what it saw. */
export interface FleetSnapshot {
  clusters: ClusterRow[];
  kinds: KindRow[];
  locators: LocatorProblemRow[];
}

/**
 * How much there is to see, and what is in the way.
 *
 * @param clusters - The clusters that a question is about
 */
export function coverageOf(
  { kinds, locators }: Pick<FleetSnapshot, 'kinds' | 'locators'>,
  clusters: readonly ClusterRow[],
): Coverage {
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
      ...kindProblems(clusters, kinds),
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

/** Kinds of clusters that can be seen: of others, the cluster is the problem. */
function kindProblems(
  clusters: readonly ClusterRow[],
  kinds: readonly KindRow[],
): CoverageProblem[] {
  const seen = new Map(
    clusters
      .filter(({ status }) => status === 'current' || status === 'initial')
      .map(({ id, name }) => [id, name]),
  );
  return kinds.flatMap(({ cluster_id, kind, status, reason, since }) => {
    const clusterName = seen.get(cluster_id);
    if (!clusterName || status === 'current' || status === 'absent') {
      return [];
    }
    const why = reason ?? status;
    return {
      cluster: cluster_id,
      clusterName,
      kind,
      status,
      reason: why,
      since,
    };
  });
}
