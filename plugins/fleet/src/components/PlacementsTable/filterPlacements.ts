import type { FleetPlacement } from '../../api';
import type { TableControls } from '../../hooks';

/** The placements that a text and the chosen filters leave. */
export function filterPlacements(
  placements: FleetPlacement[],
  { text, filters }: Pick<TableControls, 'text' | 'filters'>,
): FleetPlacement[] {
  const part = text.trim().toLowerCase();
  return placements.filter(
    placement =>
      searched(placement).some(word => word.toLowerCase().includes(part)) &&
      allows(filters.version, placement.version ?? '') &&
      allows(filters.status, placement.status),
  );
}

function searched(placement: FleetPlacement): string[] {
  const { cluster, namespace, workload, version = '' } = placement;
  return [cluster.name, namespace, workload.name, version];
}

function allows(chosen: string[], value: string): boolean {
  return chosen.length === 0 || chosen.includes(value);
}
