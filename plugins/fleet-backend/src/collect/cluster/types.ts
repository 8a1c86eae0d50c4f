import type { DetectedDistribution } from '../../clusters/distributions';
import type { ServerCertificate } from '../apiServer/ServerCertificate';
import type { DeprecatedApis } from '../deprecatedApis/types';
import type { CollectedResource } from '../resources';
import type {
  ReflectorState,
  ReflectorStats,
  ResourceSink,
} from '../reflector/types';

/**
 * - initial: the first sync is under way
 * - current: every kind that may be seen is seen now
 * - stale: it was current once, and is not now
 * - unreachable: it never answered
 * - forbidden: it answers, and refuses the credential
 */
export type ClusterSyncStatus =
  | 'initial'
  | 'current'
  | 'stale'
  | 'unreachable'
  | 'forbidden';

export interface ClusterSync {
  status: ClusterSyncStatus;
  reason?: string;
}

/** What was learned of a cluster as a whole. */
export interface ClusterIdentity {
  /** Of its kube-system namespace; undefined where that may not be read. */
  uid?: string;
  gitVersion?: string;
  detection: DetectedDistribution;
}

/** The statistics of one kind since the collector started. */
export interface KindStats extends ReflectorStats {
  kind: string;
}

/** What is used of a node, as the metrics API has it; each may be no such text. */
export interface NodeUsage {
  name: string;
  /** RFC 3339. */
  measuredAt: string;
  /** Quantities. */
  cpu: string;
  memory: string;
}

/** What the pods of a controller cost in an hour. */
export interface WorkloadCost {
  /** Empty where it is of none. */
  namespace: string;
  /** Of the controller, in lower case; absent, as its name, where there is none. */
  kind?: string;
  name?: string;
  hourly: number;
}

/** What OpenCost says of a cluster. */
export interface ClusterCosts {
  /** Three letters. */
  currency: string;
  costs: WorkloadCost[];
}

/** Where a collector keeps what is not an object: one per cluster. */
export interface ClusterRecord {
  /** Whether all kinds were current once, in this or an earlier run. */
  hasSynced(): Promise<boolean>;
  recordSync(sync: ClusterSync): Promise<void>;
  /** The cluster is current, and was heard of at this time (ms). */
  recordHeard(at: number): Promise<void>;
  /** What its API server shows in TLS handshakes. */
  recordCertificate(certificate: ServerCertificate): Promise<void>;
  /** Of all nodes that are measured; takes the place of what was before. */
  recordNodeUsage(usage: NodeUsage[]): Promise<void>;
  /** Takes the place of what was before; undefined where it has no OpenCost. */
  recordCosts(costs: ClusterCosts | undefined): Promise<void>;
  /** Takes the place of what was before. */
  recordDeprecatedApis(found: DeprecatedApis): Promise<void>;
  recordKind(kind: string, state: ReflectorState): Promise<void>;
  /** Each 15 s, of the kinds of which something happened since. */
  recordStats(stats: KindStats[]): Promise<void>;
  sink(resource: CollectedResource): ResourceSink;
}

/** Opens the record of a cluster; implemented by the inventory. */
export interface ClusterRecords {
  open(clusterId: string): ClusterRecord;
}
