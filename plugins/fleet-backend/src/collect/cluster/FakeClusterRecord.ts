import type { ServerCertificate } from '../apiServer/ServerCertificate';
import { FakeSink } from '../reflector/FakeSink';
import type { ReflectorState, ResourceSink } from '../reflector/types';
import type { DeprecatedApis } from '../deprecatedApis/types';
import type { CollectedResource } from '../resources';
import type {
  ClusterCosts,
  ClusterRecord,
  ClusterRecords,
  ClusterSync,
  KindStats,
  NodeUsage,
} from './types';

/** What a collector kept of a cluster, in memory. */
export class FakeClusterRecord implements ClusterRecord {
  synced = false;
  readonly syncs: ClusterSync[] = [];
  readonly heard: number[] = [];
  readonly certificates: ServerCertificate[] = [];
  readonly usages: NodeUsage[][] = [];
  readonly costs: Array<ClusterCosts | undefined> = [];
  readonly deprecatedApis: DeprecatedApis[] = [];
  readonly kinds = new Map<string, ReflectorState[]>();
  readonly stats: KindStats[][] = [];
  readonly sinks = new Map<string, FakeSink>();
  /** Thrown by the next call of hasSynced. */
  failure?: Error;

  async hasSynced(): Promise<boolean> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) {
      throw failure;
    }
    return this.synced;
  }

  async recordSync(sync: ClusterSync): Promise<void> {
    this.syncs.push(sync);
  }

  async recordHeard(at: number): Promise<void> {
    this.heard.push(at);
    this.synced = true;
  }

  async recordCertificate(certificate: ServerCertificate): Promise<void> {
    this.certificates.push(certificate);
  }

  async recordNodeUsage(usage: NodeUsage[]): Promise<void> {
    this.usages.push(usage);
  }

  async recordCosts(costs: ClusterCosts | undefined): Promise<void> {
    this.costs.push(costs);
  }

  async recordDeprecatedApis(found: DeprecatedApis): Promise<void> {
    this.deprecatedApis.push(found);
  }

  async recordKind(kind: string, state: ReflectorState): Promise<void> {
    this.kinds.set(kind, [...(this.kinds.get(kind) ?? []), state]);
  }

  async recordStats(stats: KindStats[]): Promise<void> {
    this.stats.push(stats);
  }

  sink({ kind }: CollectedResource): ResourceSink {
    return this.sinkOf(kind);
  }

  sinkOf(kind: string): FakeSink {
    const sink = this.sinks.get(kind) ?? new FakeSink();
    this.sinks.set(kind, sink);
    return sink;
  }

  get statuses(): string[] {
    return this.syncs.map(({ status }) => status);
  }
}

/** The records of a fleet, in memory. */
export class FakeClusterRecords implements ClusterRecords {
  readonly #records = new Map<string, FakeClusterRecord>();

  open(clusterId: string): FakeClusterRecord {
    const record = this.#records.get(clusterId) ?? new FakeClusterRecord();
    this.#records.set(clusterId, record);
    return record;
  }
}
