import { Placement, PlacementStatus } from '../schema/openapi';

/** What a summary reads of a placement. */
type Summarized = Pick<Placement, 'cluster' | 'version' | 'status'>;

/**
 * What a service's placements add up to.
 *
 * @public
 */
export interface PlacementSummary {
  clusters: number;
  versions: number;
  workloads: number;
  statuses: Record<PlacementStatus, number>;
}

/**
 * Adds up a service's placements.
 *
 * @public
 */
export function summarizePlacements(
  placements: Summarized[],
): PlacementSummary {
  const statuses: Record<PlacementStatus, number> = {
    healthy: 0,
    progressing: 0,
    degraded: 0,
    failed: 0,
    unknown: 0,
  };
  for (const { status } of placements) {
    statuses[status] += 1;
  }
  const versions = placements.flatMap(({ version }) => version ?? []);
  return {
    clusters: new Set(placements.map(({ cluster }) => cluster.id)).size,
    versions: new Set(versions).size,
    workloads: placements.length,
    statuses,
  };
}
