import type {
  ClusterDetails,
  ClusterList,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  FleetRequestOptions,
  ListClustersQuery,
  ListPlacementsQuery,
} from './types';

/**
 * Asks the fleet's backend. A failed request rejects with a ResponseError.
 *
 * @public
 */
export interface FleetApi {
  /** One page of the clusters that there are, with how fresh each is. */
  listClusters(
    query: ListClustersQuery,
    options?: FleetRequestOptions,
  ): Promise<ClusterList>;

  /** One cluster by its id, or by its name where only one has it. */
  getCluster(
    id: string,
    options?: FleetRequestOptions,
  ): Promise<ClusterDetails>;

  /** One page of where a service runs. */
  listPlacements(
    query: ListPlacementsQuery,
    options?: FleetRequestOptions,
  ): Promise<PlacementList>;
}

/**
 * Where components find the FleetApi.
 *
 * @public
 */
export const fleetApiRef = createApiRef<FleetApi>().with({
  id: 'plugin.fleet.client',
  pluginId: 'fleet',
});
