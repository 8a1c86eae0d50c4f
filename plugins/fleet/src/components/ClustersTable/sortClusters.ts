import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import {
  compareVersions,
  distributionName,
} from '@flotilla/backstage-plugin-fleet-common';

import type { TableSort, TableSpec } from '../../hooks';
import {
  byNumber,
  byRank,
  byText,
  sortRows,
  type Comparator,
} from '../DataTable';

const byName = byText<Cluster>(({ name }) => name);
const byId = byText<Cluster>(({ id }) => id);

/** Ascending brings first what is in need of attention. */
const comparators: Record<string, Comparator<Cluster>> = {
  name: byName,
  distribution: byText(({ distribution }) => distributionName(distribution)),
  version: (left, right) => compareVersions(left.version, right.version),
  region: byText(({ region }) => region),
  health: byRank(({ health }) => health, ['degraded', 'unknown', 'healthy']),
  nodes: byNumber(({ nodes }) => nodes.total),
  workloads: byNumber(({ workloads }) => workloads.total),
  seen: byNumber(({ sync }) => Date.parse(sync.observedAt ?? '') || 0),
};

export const clustersSpec: TableSpec = {
  filters: ['distribution', 'status'],
  columns: Object.keys(comparators),
  defaultSort: { column: 'name', direction: 'ascending' },
};

/** Sorts clusters by a column, ties by name and id. */
export function sortClusters(clusters: Cluster[], sort: TableSort): Cluster[] {
  return sortRows(
    clusters,
    sort,
    comparators,
    (left, right) => byName(left, right) || byId(left, right),
  );
}
