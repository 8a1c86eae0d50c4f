import type { PlacementList } from '@flotilla/backstage-plugin-fleet-common';
import type { Portal } from './Portal';

/** Where a service of the load server runs. */
export function placementsPath(n: number): string {
  return `/api/fleet/placements?service=asked-${n}`;
}

/**
 * Asks for the placements of services in rotation.
 *
 * @throws where an answer is not as wide as it has to be, or not covered
 */
export async function askPlacements(
  portal: Portal,
  n: number,
  expected: { clusters: number; fleet: number },
): Promise<PlacementList> {
  const answer = await portal.fetchJson<PlacementList>(placementsPath(n));
  const clusters = new Set(answer.items.map(({ cluster }) => cluster.id));
  if (
    clusters.size !== expected.clusters ||
    answer.coverage.clusters !== expected.fleet
  ) {
    throw new Error(
      `asked-${n} is in ${clusters.size} of ${answer.coverage.clusters} clusters, not in ${expected.clusters} of ${expected.fleet}`,
    );
  }
  return answer;
}
