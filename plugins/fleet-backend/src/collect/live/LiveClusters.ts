/** Reads one answer of a cluster; throws as LiveClusters says. */
export type LiveRead = (
  path: string,
  options: { accept: string; maxBytes: number },
) => Promise<Buffer>;

/** Reads from clusters now, what is not collected: Events, logs. */
export interface LiveClusters {
  /**
   * Does work that reads from a cluster, all of it within a few seconds.
   *
   * @param clusterId - Of the fleet; who asks may know of it
   * @throws ServiceUnavailableError where the cluster does not answer, or refuses
   * @throws NotFoundError for what the cluster does not have
   */
  ask<T>(clusterId: string, work: (read: LiveRead) => Promise<T>): Promise<T>;
}
