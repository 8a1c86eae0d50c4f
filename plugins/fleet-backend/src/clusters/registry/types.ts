import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';

/** A cluster with the id that it has for good. */
export interface FleetCluster {
  id: string;
  name: string;
  /** As its locator gave them last. */
  labels?: Record<string, string>;
  /** Absent where it cannot be connected to as it is written. */
  connection?: ClusterConnection;
  /** Why it cannot be connected to. */
  problem?: string;
}
