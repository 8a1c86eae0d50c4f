import type {
  HealthStatus,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';

type Query = ListClusters['query'];

const WORST_SYNC_FIRST = [
  'unreachable',
  'forbidden',
  'stale',
  'initial',
  'current',
];
const WORST_HEALTH_FIRST = ['degraded', 'unknown', 'healthy'];

/** What is counted for it, where clusters are sorted by health. */
export type HealthOf = (row: ClusterRow) => HealthStatus;

/** What a cluster is sorted by: the asked field, then name, then id. */
export type SortKey = [value: string, name: string, id: string];

export function sortKeyOf(
  row: ClusterRow,
  orderBy: Query['orderBy'],
  healthOf: HealthOf,
): SortKey {
  return [valueOf(row, orderBy ?? 'name', healthOf), row.name, row.id];
}

function valueOf(
  row: ClusterRow,
  orderBy: NonNullable<Query['orderBy']>,
  healthOf: HealthOf,
): string {
  switch (orderBy) {
    case 'distribution':
      return row.distribution ?? 'unknown';
    case 'version':
      return sortableVersion(row.git_version ?? '');
    case 'status':
      return rank(row.status, WORST_SYNC_FIRST);
    case 'health':
      return rank(healthOf(row), WORST_HEALTH_FIRST);
    default:
      return row.name;
  }
}

function rank(value: string, order: string[]): string {
  return String(order.indexOf(value));
}

/** Numbers of the same width, so that v1.9 comes before v1.10. */
function sortableVersion(version: string): string {
  return version.replace(/\d+/g, number => number.padStart(6, '0'));
}

/** Compares code points, so that pages agree whatever the locale is. */
export function compareKeys(a: SortKey, b: SortKey): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at < 0) {
    return 0;
  }
  return a[at] < b[at] ? -1 : 1;
}
