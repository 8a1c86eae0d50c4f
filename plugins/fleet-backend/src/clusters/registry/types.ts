import type {
  ClusterConnection,
  ClusterOptions,
} from '@flotilla/backstage-plugin-fleet-node';

/** A cluster with the id that it has for good. */
export interface FleetCluster {
  id: string;
  name: string;
  /** As its locator gave them last. */
  labels?: Record<string, string>;
  /** What is read of it besides. */
  options?: ClusterOptions;
  /** Absent where it cannot be connected to as it is written. */
  connection?: ClusterConnection;
  /** For delivering; absent where nothing is to be delivered. */
  delivery?: ClusterConnection;
  /** Why it cannot be connected to. */
  problem?: string;
}
