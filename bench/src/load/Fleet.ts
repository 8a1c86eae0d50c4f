/** How large a fleet is. */
export interface FleetSize {
  clusters: number;
  podsPerCluster: number;
  /** How many clusters each asked service is on. */
  serviceClusters?: number;
  /** Pods of a workload; 20 unless given. */
  podsPerWorkload?: number;
}

/** One cluster's requests since the counters were set to zero. */
export interface ClusterState {
  name: string;
  /** By verb and resource, for example "list pods". */
  requests: Record<string, number>;
  /**
   * Watches that are open; or, where that cannot be told, that have begun since
   * the counters were set to zero.
   */
  streams: number;
}

/** A pod that an event can be made of. */
export interface TouchTarget {
  cluster: string;
  namespace: string;
  pod: string;
  workload: string;
}

/** An event that was made. */
export interface Touch extends TouchTarget {
  /**
   * Milliseconds since the epoch: when it was written to a watch; or, where
   * that cannot be told, when the change was sent, which is earlier.
   */
  at: number;
}

/** The clusters that are measured, with the services asked-0, asked-1, ... */
export interface Fleet {
  /** A file with a context for each cluster, named like it, which may read. */
  readonly kubeconfig: string;
  /** What its API servers are, as part of a figure's setup; empty for simulated ones. */
  readonly servers: string;
  state(): Promise<ClusterState[]>;
  resetCounters(): Promise<void>;
  /** Changes pods from now on, over all clusters. */
  setEventRate(perSecond: number): Promise<void>;
  /** What a touch with this number will change. */
  peek(cluster: string, n: number): Promise<TouchTarget>;
  /** Adds one to the restarts of a pod, now. */
  touch(cluster: string, n: number): Promise<Touch>;
  stop(): Promise<void>;
}

/** The two forms of a bench, each with its own sizes. */
export interface FleetSource<S extends FleetSize> {
  full: S;
  small: S;
  start(size: S): Promise<Fleet>;
}
