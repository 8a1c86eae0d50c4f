import type {
  ClusterDetails,
  ClusterList,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';

/** Which clusters there are, and how fresh and healthy each is. */
export interface ClustersQuestion {
  /** @throws InputError for a cursor that is not one of this order */
  list(query: ListClusters['query']): Promise<ClusterList>;

  /**
   * @param idOrName - An id, or a name that only one cluster has
   * @throws NotFoundError, ConflictError
   */
  get(idOrName: string): Promise<ClusterDetails>;
}
