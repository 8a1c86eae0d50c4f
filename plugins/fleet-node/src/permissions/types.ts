/**
 * What a policy may ask of a cluster.
 *
 * @public
 */
export interface FleetClusterFacts {
  /** As its locator names them. */
  labels: Readonly<Record<string, string>>;
  /** For example eks; absent while it is not known. */
  distribution?: string;
  /** A full entity reference. */
  owner?: string;
}

/**
 * What a policy may ask of a workload.
 *
 * @public
 */
export interface FleetWorkloadFacts {
  /** That it runs in. */
  cluster: FleetClusterFacts;
  /** Its own. */
  namespace: string;
  /** Of the service that it belongs to; a full entity reference. */
  owner?: string;
}

/**
 * A condition as the inventory is asked for it; it holds for any of the values.
 *
 * - clusterLabel: the cluster has the label; any value if there are none
 * - distribution: the cluster is one of these; `unknown` is one too
 * - clusterOwner: the cluster is owned by one of these entities
 * - namespace: the workload is in one of these
 * - owner: the service of the workload is owned by one of these entities
 *
 * @public
 */
export type FleetFilter =
  | { key: 'clusterLabel'; label: string; values: readonly string[] }
  | {
      key: 'distribution' | 'clusterOwner' | 'namespace' | 'owner';
      values: readonly string[];
    };
