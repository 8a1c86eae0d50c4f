import type {
  EstimateCosts,
  GetBlastRadius,
  GetWorkloadLogs,
  ListAddons,
  ListCertificates,
  ListDeprecatedApis,
  ListChanges,
  ListClusters,
  ListClusterVersions,
  ListDifferences,
  ListDeclared,
  ListImages,
  ListNodes,
  ListPlacements,
  ListRestarts,
  ListRollouts,
  ListSavedSearches,
  ListUnclaimed,
  ListUpgrades,
  ListVersions,
  ListWorkloads,
} from '@flotilla/backstage-plugin-fleet-common';

/**
 * Which clusters, in which order.
 *
 * @public
 */
export type ListClustersQuery = ListClusters['query'];
/**
 * Whose placements, and where.
 *
 * @public
 */
export type ListPlacementsQuery = ListPlacements['query'];

/**
 * Which services, to compare their versions.
 *
 * @public
 */
export type ListVersionsQuery = ListVersions['query'];

/**
 * Which upgrades, and since when.
 *
 * @public
 */
export type ListUpgradesQuery = ListUpgrades['query'];

/**
 * Which workloads, as a filter in JSON, and in which order.
 *
 * @public
 */
export type ListWorkloadsQuery = ListWorkloads['query'];

/**
 * Which restarts, and since when.
 *
 * @public
 */
export type ListRestartsQuery = ListRestarts['query'];

/**
 * What is lost: a cluster, an image or a service, or a namespace of these.
 *
 * @public
 */
export type GetBlastRadiusQuery = GetBlastRadius['query'];

/**
 * Which workloads that nothing in the catalog claims.
 *
 * @public
 */
export type ListUnclaimedQuery = ListUnclaimed['query'];

/**
 * Which services that the fleet does not show as the catalog declares them.
 *
 * @public
 */
export type ListDeclaredQuery = ListDeclared['query'];

/**
 * Which images.
 *
 * @public
 */
export type ListImagesQuery = ListImages['query'];

/**
 * Of which pod and container, and how much.
 *
 * @public
 */
export type GetWorkloadLogsQuery = GetWorkloadLogs['query'];

/**
 * Of which clusters, in which order.
 *
 * @public
 */
export type ListClusterVersionsQuery = ListClusterVersions['query'];

/**
 * Which nodes, by what to sum them up, in which order.
 *
 * @public
 */
export type ListNodesQuery = ListNodes['query'];

/**
 * Which certificates, and those that expire by when.
 *
 * @public
 */
export type ListCertificatesQuery = ListCertificates['query'];

/**
 * Of which clusters, and for an upgrade to which version.
 *
 * @public
 */
export type ListDeprecatedApisQuery = ListDeprecatedApis['query'];

/**
 * Which add-ons, of which clusters.
 *
 * @public
 */
export type ListAddonsQuery = ListAddons['query'];

/**
 * Which changes, and since when.
 *
 * @public
 */
export type ListChangesQuery = ListChanges['query'];

/**
 * Between which clusters, and which differences.
 *
 * @public
 */
export type ListDifferencesQuery = ListDifferences['query'];

/**
 * What costs are told by.
 *
 * @public
 */
export type EstimateCostsQuery = EstimateCosts['query'];

/**
 * Which rollouts: in which states, of which service, with which cluster.
 *
 * @public
 */
export type ListRolloutsQuery = ListRollouts['query'];

/**
 * Which page of saved searches.
 *
 * @public
 */
export type ListSavedSearchesQuery = ListSavedSearches['query'];

/**
 * How a request is made.
 *
 * @public
 */
export interface FleetRequestOptions {
  /** Ends the request when it aborts. */
  signal?: AbortSignal;
}
