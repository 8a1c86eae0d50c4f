import type {
  ListClusters,
  ListPlacements,
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
 * How a request is made.
 *
 * @public
 */
export interface FleetRequestOptions {
  /** Ends the request when it aborts. */
  signal?: AbortSignal;
}
