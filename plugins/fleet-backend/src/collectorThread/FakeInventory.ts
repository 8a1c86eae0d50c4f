import type { NodeFacts } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterIdentity } from '../collect/cluster/types';
import type {
  InventoryRecord,
  InventoryRecords,
  InventoryWriter,
  RowBatch,
} from '../inventory';

/** What the thread hands over, kept in memory. */
export class FakeInventory implements InventoryRecords, InventoryWriter {
  readonly batches: RowBatch[] = [];
  readonly #statuses: Array<[clusterId: string, status: string]> = [];
  readonly #identities: Array<[clusterId: string, identity: ClusterIdentity]> =
    [];

  open(clusterId: string): InventoryRecord {
    return {
      hasSynced: async () => false,
      recordSync: async ({ status }) => {
        this.#statuses.push([clusterId, status]);
      },
      recordHeard: async () => {},
      recordCertificate: async () => {},
      recordKind: async () => {},
      recordStats: async () => {},
      recordNodeUsage: async () => {},
      recordCosts: async () => {},
      recordDeprecatedApis: async () => {},
      recordIdentity: async identity => {
        this.#identities.push([clusterId, identity]);
      },
      nodeFacts: async (): Promise<NodeFacts[]> => [],
    };
  }

  async checkpoint(): Promise<string | undefined> {
    return undefined;
  }

  async known(): Promise<Uint8Array> {
    return new Uint8Array();
  }

  async commit(batch: RowBatch): Promise<void> {
    this.batches.push(batch);
  }

  /** The batches of a kind that have rows. */
  batchesOf(kind: string): RowBatch[] {
    return this.batches.filter(batch => batch.kind === kind && batch.rows);
  }

  statuses(clusterId: string): string[] {
    return this.#statuses.filter(([id]) => id === clusterId).map(([, s]) => s);
  }

  identities(clusterId: string): ClusterIdentity[] {
    return this.#identities
      .filter(([id]) => id === clusterId)
      .map(([, i]) => i);
  }
}
