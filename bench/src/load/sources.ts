import type { FleetSize, FleetSource } from './Fleet';
import { type LoadOptions, LoadServer } from './LoadServer';
import { RealFleet } from './RealFleet';

/** Small enough to come up in a minute or two on a busy machine of two cores. */
const REAL = { clusters: 2, podsPerCluster: 1000, serviceClusters: 2 };
const REAL_SMALL = { clusters: 2, podsPerCluster: 100, serviceClusters: 2 };

/** A bench's fleets on the load server. */
export function loadSource<S extends FleetSize>(
  sizes: { full: S; small: S },
  options: Pick<LoadOptions, 'warm'> = {},
): FleetSource<S> {
  return {
    ...sizes,
    start: size => LoadServer.start({ ...size, ...options }),
  };
}

/**
 * The same on real API servers: two clusters, whatever the bench's own size;
 * the rest of its sizes stays.
 */
export function realSource<S extends FleetSize>(sizes: {
  full: S;
  small: S;
}): FleetSource<S> {
  return {
    full: { ...sizes.full, ...REAL },
    small: { ...sizes.small, ...REAL_SMALL },
    start: size => RealFleet.start(size),
  };
}

/** A fleet's size, as a figure's setup says it. */
export function sizeOf({ clusters, podsPerCluster }: FleetSize): string {
  return `${clusters} clusters x ${podsPerCluster} pods`;
}
