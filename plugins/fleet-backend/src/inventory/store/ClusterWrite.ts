import type { ServerCertificate } from '../../collect/apiServer/ServerCertificate';
import type {
  ClusterCosts,
  ClusterIdentity,
  ClusterSync,
  KindStats,
  NodeUsage,
} from '../../collect/cluster/types';
import type { DeprecatedApis } from '../../collect/deprecatedApis';
import type { ReflectorState } from '../../collect/reflector/types';
import type { RowBatch } from './InventoryWriter';

/** What is to be written about one cluster at once; any of it may be absent. */
export interface ClusterWrite {
  clusterId: string;
  /** Of one kind; never without rows, texts or UIDs. */
  batch?: RowBatch;
  /** By kind; null where a list is due. */
  checkpoints?: ReadonlyMap<string, string | null>;
  /** By kind. */
  stats?: ReadonlyMap<string, KindStats>;
  /** By kind, and since when (ISO 8601), if it changes. */
  states?: ReadonlyMap<string, { state: ReflectorState; since: string }>;
  sync?: { sync: ClusterSync; since: string };
  /** ISO 8601 */
  heardAt?: string;
  identity?: ClusterIdentity;
  /** Of its API server. */
  certificate?: ServerCertificate;
  /** Of all its nodes that are measured. */
  nodeUsage?: readonly NodeUsage[];
  /** And when they were read (ISO 8601); none where it has no OpenCost. */
  costs?: { costs: ClusterCosts | undefined; readAt: string };
  /** And when they were looked for (ISO 8601). */
  deprecatedApis?: { found: DeprecatedApis; readAt: string };
}

/** A write, with the number of its cluster. */
export interface NumberedWrite extends ClusterWrite {
  no: number;
}
