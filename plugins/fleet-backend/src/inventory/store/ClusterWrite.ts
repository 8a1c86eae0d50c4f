import type { ServerCertificate } from '../../collect/apiServer/ServerCertificate';
import type {
  ClusterIdentity,
  ClusterSync,
  KindStats,
} from '../../collect/cluster/types';
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
}

/** A write, with the number of its cluster. */
export interface NumberedWrite extends ClusterWrite {
  no: number;
}
