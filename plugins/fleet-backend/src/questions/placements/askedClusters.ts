import type { ListPlacements } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow, FleetSnapshot } from '../coverage';
import type { ServiceLookup } from '../../services/lookup';

/**
 * The clusters that a question is about; undefined for all. An entity's
 * annotation may name a cluster that is not in the fleet, which is no error of
 * the asker's: it then runs nowhere that can be seen.
 *
 * @throws NotFoundError, ConflictError for the cluster that the query names
 */
export function askedClusters(
  fleet: FleetSnapshot,
  { cluster }: ListPlacements['query'],
  { cluster: named }: ServiceLookup,
): readonly ClusterRow[] | undefined {
  const asked = cluster ? fleet.resolve(cluster) : undefined;
  if (!named) {
    return asked && [asked];
  }
  const called = fleet.called(named);
  return asked ? called.filter(row => row === asked) : called;
}
