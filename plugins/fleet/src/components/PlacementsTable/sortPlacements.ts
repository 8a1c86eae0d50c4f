import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import { compareVersions } from '@flotilla/backstage-plugin-fleet-common';

import type { TableSort, TableSpec } from '../../hooks';
import {
  byNumber,
  byRank,
  byText,
  sortRows,
  type Comparator,
} from '../DataTable';

/** The statuses, the most urgent first. */
export const PLACEMENT_STATUSES = [
  'failed',
  'degraded',
  'progressing',
  'unknown',
  'healthy',
] as const;

const byCluster = byText<Placement>(({ cluster }) => cluster.name);
const byId = byText<Placement>(({ id }) => id);

/** Ascending brings first what is in need of attention. */
const comparators: Record<string, Comparator<Placement>> = {
  cluster: byCluster,
  namespace: byText(({ namespace }) => namespace),
  workload: byText(({ workload }) => workload.name),
  version: (left, right) => compareVersions(left.version, right.version),
  status: byRank(({ status }) => status, PLACEMENT_STATUSES),
  replicas: byNumber(({ replicas }) => replicas.ready - replicas.desired),
  restarts: byNumber(({ restarts }) => restarts?.total ?? -1),
  seen: byNumber(({ observedAt }) => Date.parse(observedAt)),
};

export const placementsSpec: TableSpec = {
  filters: ['version', 'status'],
  columns: Object.keys(comparators),
  defaultSort: { column: 'cluster', direction: 'ascending' },
};

/** Sorts placements by a column, ties by cluster and id. */
export function sortPlacements(
  placements: Placement[],
  sort: TableSort,
): Placement[] {
  return sortRows(
    placements,
    sort,
    comparators,
    (left, right) => byCluster(left, right) || byId(left, right),
  );
}
