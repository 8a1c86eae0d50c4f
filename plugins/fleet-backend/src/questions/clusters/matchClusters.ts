import type { ListClusters } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';

/** Whether a cluster is among those that a query asks for. */
export function matcher(
  query: ListClusters['query'],
): (row: ClusterRow) => boolean {
  const part = query.q?.toLocaleLowerCase('en-US');
  const distributions = new Set(query.distribution);
  const statuses = new Set(query.status);
  return ({ name, distribution, status }) =>
    (!part || name.toLocaleLowerCase('en-US').includes(part)) &&
    (distributions.size === 0 ||
      distributions.has(distribution ?? 'unknown')) &&
    (statuses.size === 0 || statuses.has(status));
}
