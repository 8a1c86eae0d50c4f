import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  FleetClusterDetails,
  FleetClusterList,
  FleetPlacementList,
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
  listClusters(
    query: ListClustersQuery,
    options?: FleetRequestOptions,
  ): Promise<FleetClusterList>;

  /** One cluster by its id, or by its name where only one has it. */
  getCluster(
    id: string,
    options?: FleetRequestOptions,
  ): Promise<FleetClusterDetails>;

  listPlacements(
    query: ListPlacementsQuery,
    options?: FleetRequestOptions,
  ): Promise<FleetPlacementList>;
}

/** @public */
export const fleetApiRef = createApiRef<FleetApi>().with({
  id: 'plugin.fleet.client',
  pluginId: 'fleet',
});
