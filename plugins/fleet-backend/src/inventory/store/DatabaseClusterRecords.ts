import type { NodeFacts } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import type {
  ClusterIdentity,
  ClusterRecord,
} from '../../collect/cluster/types';
import type { DatabaseInventoryWriter } from './DatabaseInventoryWriter';
import { hasSynced } from './operations/hasSynced';
import { readNodeFacts } from './operations/readNodeFacts';

/** What is kept of a cluster that is not an object, and what is known of its nodes. */
export interface InventoryRecord extends Omit<ClusterRecord, 'sink'> {
  recordIdentity(identity: ClusterIdentity): Promise<void>;
  nodeFacts(): Promise<NodeFacts[]>;
}

/** The records of the fleet's clusters. */
export interface InventoryRecords {
  open(clusterId: string): InventoryRecord;
}

/** Keeps the states of clusters and kinds in the plugin's database. */
export class DatabaseClusterRecords implements InventoryRecords {
  static create(options: {
    knex: Knex;
    writer: DatabaseInventoryWriter;
    now: () => number;
  }): InventoryRecords {
    const { knex, writer, now } = options;
    return new DatabaseClusterRecords(knex, writer, now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly writer: DatabaseInventoryWriter,
    private readonly now: () => number,
  ) {}

  open(clusterId: string): InventoryRecord {
    const { knex, writer } = this;
    const since = () => new Date(this.now()).toISOString();
    return {
      hasSynced: async () => {
        await writer.flush();
        return hasSynced(knex, { clusterId });
      },
      recordSync: sync =>
        writer.write({ clusterId, sync: { sync, since: since() } }),
      recordHeard: async at =>
        writer.heard(clusterId, new Date(at).toISOString()),
      recordCertificate: certificate =>
        writer.write({ clusterId, certificate }),
      recordNodeUsage: nodeUsage => writer.write({ clusterId, nodeUsage }),
      recordCosts: costs =>
        writer.write({ clusterId, costs: { costs, readAt: since() } }),
      recordDeprecatedApis: found =>
        writer.write({
          clusterId,
          deprecatedApis: { found, readAt: since() },
        }),
      recordKind: (kind, state) =>
        writer.write({
          clusterId,
          states: new Map([[kind, { state, since: since() }]]),
        }),
      recordStats: async stats => writer.stats(clusterId, stats),
      recordIdentity: identity => writer.write({ clusterId, identity }),
      nodeFacts: () => readNodeFacts(knex, { clusterId }),
    };
  }
}
