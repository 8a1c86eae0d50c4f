import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import type { TableControls } from '../../hooks';

/** The placements that a text and the chosen filters leave. */
export function filterPlacements(
  placements: Placement[],
  { text, filters }: Pick<TableControls, 'text' | 'filters'>,
): Placement[] {
  const part = text.trim().toLowerCase();
  return placements.filter(
    placement =>
      searched(placement).some(word => word.toLowerCase().includes(part)) &&
      allows(filters.version, placement.version ?? '') &&
      allows(filters.status, placement.status),
  );
}

function searched(placement: Placement): string[] {
  const { cluster, namespace, workload, version = '' } = placement;
  return [cluster.name, namespace, workload.name, version];
}

function allows(chosen: string[], value: string): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
