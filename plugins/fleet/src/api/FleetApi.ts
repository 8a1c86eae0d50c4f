import type {
  BlastRadius,
  AddonList,
  CertificateList,
  DeprecatedApiList,
  ChangeList,
  ClusterDetails,
  ClusterList,
  ClusterVersionList,
  CostList,
  DifferenceList,
  DeclaredList,
  ImageList,
  NewRollout,
  NewSavedSearch,
  NodeList,
  PlacementList,
  RestartList,
  Rollout,
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
  RolloutList,
  RolloutPlan,
  SavedSearch,
  SavedSearchList,
  UnclaimedList,
  UpgradeList,
  VersionList,
  WorkloadEventList,
  WorkloadList,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  EstimateCostsQuery,
  FleetRequestOptions,
  ListAddonsQuery,
  ListCertificatesQuery,
  ListDeprecatedApisQuery,
  ListChangesQuery,
  ListClustersQuery,
  ListClusterVersionsQuery,
  ListDifferencesQuery,
  GetBlastRadiusQuery,
  GetWorkloadLogsQuery,
  ListDeclaredQuery,
  ListImagesQuery,
  ListNodesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListRolloutsQuery,
  ListSavedSearchesQuery,
  ListUnclaimedQuery,
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

  /** What is hit where something is lost, with one page of the services. */
  getBlastRadius(
    query: GetBlastRadiusQuery,
    options?: FleetRequestOptions,
  ): Promise<BlastRadius>;

  /** One page of workloads that nothing claims, and whose they may be. */
  listUnclaimed(
    query: ListUnclaimedQuery,
    options?: FleetRequestOptions,
  ): Promise<UnclaimedList>;

  /** One page of services that are declared otherwise than they are seen. */
  listDeclared(
    query: ListDeclaredQuery,
    options?: FleetRequestOptions,
  ): Promise<DeclaredList>;

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

  /** One page of which Kubernetes each cluster runs, and until when it is supported. */
  listClusterVersions(
    query: ListClusterVersionsQuery,
    options?: FleetRequestOptions,
  ): Promise<ClusterVersionList>;

  /** One page of nodes, with what there is of each and what pods ask for. */
  listNodes(
    query: ListNodesQuery,
    options?: FleetRequestOptions,
  ): Promise<NodeList>;

  /** One page of API versions in use that a later Kubernetes does not serve. */
  listDeprecatedApis(
    query: ListDeprecatedApisQuery,
    options?: FleetRequestOptions,
  ): Promise<DeprecatedApiList>;

  /** One page of add-ons and Helm charts, by cluster. */
  listAddons(
    query: ListAddonsQuery,
    options?: FleetRequestOptions,
  ): Promise<AddonList>;

  /** One page of certificates, the one first that expires first. */
  listCertificates(
    query: ListCertificatesQuery,
    options?: FleetRequestOptions,
  ): Promise<CertificateList>;

  /** One page of what happened to the fleet, newest first. */
  listChanges(
    query: ListChangesQuery,
    options?: FleetRequestOptions,
  ): Promise<ChangeList>;

  /** One page of in what two clusters differ. */
  listDifferences(
    query: ListDifferencesQuery,
    options?: FleetRequestOptions,
  ): Promise<DifferenceList>;

  /** One page of about what things cost. */
  estimateCosts(
    query: EstimateCostsQuery,
    options?: FleetRequestOptions,
  ): Promise<CostList>;

  /** One page of rollouts, the newest first. */
  listRollouts(
    query: ListRolloutsQuery,
    options?: FleetRequestOptions,
  ): Promise<RolloutList>;

  /** One rollout with its waves, its targets and its last events. */
  getRollout(
    id: string,
    options?: FleetRequestOptions,
  ): Promise<RolloutDetails>;

  /**
   * What a rollout would do now, asked of its clusters: what is still to be
   * done, and where what was delivered has drifted.
   */
  getRolloutPlan(
    id: string,
    options?: FleetRequestOptions,
  ): Promise<RolloutPlan>;

  /** What a rollout would do if it were begun now; nothing is changed. */
  planRollout(
    rollout: NewRollout,
    options?: FleetRequestOptions,
  ): Promise<RolloutPlan>;

  /** Begins a rollout. */
  createRollout(
    rollout: NewRollout,
    options?: FleetRequestOptions,
  ): Promise<Rollout>;

  /** Approves, pauses, resumes, aborts, rolls back or retries a rollout. */
  actOnRollout(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    options?: FleetRequestOptions,
  ): Promise<Rollout>;

  /** One page of the person's saved searches, and of those that others share. */
  listSavedSearches(
    query: ListSavedSearchesQuery,
    options?: FleetRequestOptions,
  ): Promise<SavedSearchList>;

  /** Saves a search over workloads as the person's. */
  saveSearch(
    search: NewSavedSearch,
    options?: FleetRequestOptions,
  ): Promise<SavedSearch>;

  /** Deletes one of the person's saved searches. */
  deleteSavedSearch(id: string, options?: FleetRequestOptions): Promise<void>;
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
