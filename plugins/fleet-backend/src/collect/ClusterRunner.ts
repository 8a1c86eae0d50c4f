import type {
  ClusterConnection,
  ClusterOptions,
} from '@flotilla/backstage-plugin-fleet-node';

/** A cluster that can be connected to. */
export interface CollectableCluster {
  id: string;
  name: string;
  connection: ClusterConnection;
  /** What is read of it besides. */
  options?: ClusterOptions;
}

/** What collects clusters, in this thread or in another. */
export interface ClusterRunner {
  /**
   * Collects a cluster until the signal aborts, and then leaves nothing under
   * way. Rejects where it cannot go on; the cluster may be run again.
   */
  run(cluster: CollectableCluster, signal: AbortSignal): Promise<void>;
  /** Lets go of whatever it holds, once nothing runs any more. */
  close(): Promise<void>;
}
