import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ClusterList,
  ListClusters,
  ListVersions,
  VersionList,
} from '@flotilla/backstage-plugin-fleet-common';

/**
 * On whose behalf the fleet is asked; it answers with what they may know of.
 *
 * @public
 */
export interface FleetServiceRequestOptions {
  /** On whose behalf it is asked. */
  credentials: BackstageCredentials;
}

/**
 * The fleet's HTTP API for other backend plugins. Whatever the fleet refuses
 * rejects with a ResponseError, which carries the status and the cause.
 *
 * @public
 */
export interface FleetService {
  /** One page of the clusters, with how fresh each is. */
  listClusters(
    query: ListClusters['query'],
    options: FleetServiceRequestOptions,
  ): Promise<ClusterList>;

  /** One page of the services, each with the clusters that it runs in. */
  listVersions(
    query: ListVersions['query'],
    options: FleetServiceRequestOptions,
  ): Promise<VersionList>;
}
