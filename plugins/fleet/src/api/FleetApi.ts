import type {
  ClusterDetails,
  ClusterList,
  ImageList,
  PlacementList,
  RestartList,
  UpgradeList,
  VersionList,
  WorkloadEventList,
  WorkloadList,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  FleetRequestOptions,
  ListClustersQuery,
  GetWorkloadLogsQuery,
  ListImagesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
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

  /** One page of services, with which version of each runs where. */
  listVersions(
    query: ListVersionsQuery,
    options?: FleetRequestOptions,
  ): Promise<VersionList>;

  /** One page of what was upgraded, rolled back or reconfigured. */
  listUpgrades(
    query: ListUpgradesQuery,
    options?: FleetRequestOptions,
  ): Promise<UpgradeList>;

  /** One page of what restarts, with why and how often. */
  listRestarts(
    query: ListRestartsQuery,
    options?: FleetRequestOptions,
  ): Promise<RestartList>;

  /** One page of the images that run. */
  listImages(
    query: ListImagesQuery,
    options?: FleetRequestOptions,
  ): Promise<ImageList>;

  /** What a cluster says of a workload, asked of it now. */
  listWorkloadEvents(
    id: string,
    options?: FleetRequestOptions,
  ): Promise<WorkloadEventList>;

  /** What a container of a workload wrote, asked of its cluster now. */
  getWorkloadLogs(
    id: string,
    query: GetWorkloadLogsQuery,
    options?: FleetRequestOptions,
  ): Promise<WorkloadLogs>;

  /** One page of the workloads that a filter matches. */
  listWorkloads(
    query: ListWorkloadsQuery,
    options?: FleetRequestOptions,
  ): Promise<WorkloadList>;
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
