import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import type { TableControls } from '../../hooks';

/** The clusters that a text and the chosen filters leave. */
export function filterClusters(
  clusters: Cluster[],
  { text, filters }: Pick<TableControls, 'text' | 'filters'>,
): Cluster[] {
  const part = text.trim().toLowerCase();
  return clusters.filter(
    ({ name, distribution, sync }) =>
      name.toLowerCase().includes(part) &&
      allows(filters.distribution, distribution) &&
      allows(filters.status, sync.status),
  );
}

function allows(chosen: string[], value: string): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
