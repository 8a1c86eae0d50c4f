import type { Replica, SharedCluster } from './shareOut';

/** A cluster is this replica's, as long as no other has taken it over. */
export interface Lease {
  clusterId: string;
  /** A number that grows with each change of holder. */
  token: string;
}

/** Who is there, and who holds what, at one moment. */
export interface FleetView {
  /** Those that have been heard of within the span of a lease. */
  replicas: Replica[];
  clusters: SharedCluster[];
}

/**
 * The leases that all replicas share, as one replica sees and changes them.
 * Time is the store's: replicas need not agree on it.
 */
export interface LeaseStore {
  /** Says that this replica is there, and which clusters it knows. */
  follow(clusterIds: readonly string[]): Promise<void>;
  /** Says that it is still there, and renews all its leases: these. */
  renew(): Promise<Lease[]>;
  look(): Promise<FleetView>;
  /** Takes those that nobody holds, or whose lease has run out: these. */
  take(clusterIds: readonly string[]): Promise<Lease[]>;
  /** Lets go of those that are this replica's. */
  release(clusterIds: readonly string[]): Promise<void>;
  /** Lets go of all, and of this replica. */
  leave(): Promise<void>;
}
