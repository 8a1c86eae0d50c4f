import type { KindStats } from '../../../collect/cluster/types';
import type { ClusterWrite } from '../ClusterWrite';
import type { KindKey } from '../InventoryWriter';

interface LaterWrite extends ClusterWrite {
  checkpoints: Map<string, string | null>;
  stats: Map<string, KindStats>;
}

/**
 * What need not be written at once, since losing it does no harm: the newest of
 * each, by cluster.
 */
export class LaterWrites {
  #writes = new Map<string, LaterWrite>();

  get isEmpty(): boolean {
    return this.#writes.size === 0;
  }

  heard(clusterId: string, at: string): void {
    this.#of(clusterId).heardAt = at;
  }

  stats(clusterId: string, stats: readonly KindStats[]): void {
    const write = this.#of(clusterId);
    stats.forEach(one => write.stats.set(one.kind, one));
  }

  bookmark({ clusterId, kind }: KindKey, resourceVersion: string): void {
    this.#of(clusterId).checkpoints.set(kind, resourceVersion);
  }

  /** A newer checkpoint is written otherwise. */
  dropBookmark({ clusterId, kind }: KindKey): void {
    this.#writes.get(clusterId)?.checkpoints.delete(kind);
  }

  /** All of them; they are not kept here any longer. */
  take(): ClusterWrite[] {
    const writes = [...this.#writes.values()];
    this.#writes = new Map();
    return writes;
  }

  #of(clusterId: string): LaterWrite {
    const write = this.#writes.get(clusterId) ?? {
      clusterId,
      checkpoints: new Map(),
      stats: new Map(),
    };
    this.#writes.set(clusterId, write);
    return write;
  }
}
