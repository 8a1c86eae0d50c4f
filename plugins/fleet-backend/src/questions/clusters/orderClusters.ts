import type {
  Cluster,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';

type Query = ListClusters['query'];

const WORST_SYNC_FIRST = [
  'unreachable',
  'forbidden',
  'stale',
  'initial',
  'current',
];
const WORST_HEALTH_FIRST = ['degraded', 'unknown', 'healthy'];

/** What a cluster is sorted by: the asked field, then name, then id. */
export type SortKey = [value: string, name: string, id: string];

export function sortKeyOf(
  cluster: Cluster,
  orderBy: Query['orderBy'],
): SortKey {
  return [valueOf(cluster, orderBy ?? 'name'), cluster.name, cluster.id];
}

function valueOf(
  cluster: Cluster,
  orderBy: NonNullable<Query['orderBy']>,
): string {
  switch (orderBy) {
    case 'distribution':
      return cluster.distribution;
    case 'version':
      return sortableVersion(cluster.version ?? '');
    case 'status':
      return rank(cluster.sync.status, WORST_SYNC_FIRST);
    case 'health':
      return rank(cluster.health, WORST_HEALTH_FIRST);
    default:
      return cluster.name;
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
