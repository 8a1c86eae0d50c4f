import type {
  GetWorkloadLogs,
  ListClusters,
  ListImages,
  ListPlacements,
  ListRestarts,
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
 * How a request is made.
 *
 * @public
 */
export interface FleetRequestOptions {
  /** Ends the request when it aborts. */
  signal?: AbortSignal;
}
