import type { Redundancy } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { Environments } from '../environments';
import type { PlaceRow } from '../places';

/** What is left of a service, by where it runs. */
export function redundancyOf(
  rows: readonly PlaceRow[],
  options: { fleet: FleetSnapshot; environments: Environments },
): Redundancy {
  const left = rows.filter(row => !row.lost);
  if (left.length === 0) {
    return 'none';
  }
  const available = left.filter(isAvailable);
  if (available.length === 0) {
    return 'unavailable';
  }
  const environmentOf = ({ cluster_no }: PlaceRow) => {
    const cluster = options.fleet.clusterOf(cluster_no);
    return cluster && options.environments.of(cluster);
  };
  const hit = new Set(rows.filter(row => row.lost).map(environmentOf));
  return available.some(row => hit.has(environmentOf(row)))
    ? 'elsewhere'
    : 'otherEnvironment';
}

/** What wants no replica now, as a CronJob between its runs, lacks none. */
function isAvailable({ replicas, available }: PlaceRow): boolean {
  return Number(replicas) === 0 || Number(available) > 0;
}
