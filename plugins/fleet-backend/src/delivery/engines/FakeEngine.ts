import type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryTarget,
  PreviousState,
  TargetPlan,
  TargetStatus,
} from '@flotilla/backstage-plugin-fleet-node';

/**
 * An engine over clusters in memory, for tests: each has a revision, and becomes
 * healthy or not as the test says.
 */
export class FakeEngine implements DeliveryEngine {
  /** By the cluster's id; `old` where nothing was delivered. */
  readonly revisions = new Map<string, string>();
  /** What was done, for example `deliver a 1`, with the fencing token. */
  readonly log: string[] = [];
  /** Revisions that never become healthy. */
  readonly bad = new Set<string>();
  /** What the next request of a cluster rejects with. */
  readonly failures = new Map<string, Error[]>();

  constructor(readonly name: string = 'builtin') {}

  async ownerOf(): Promise<undefined> {
    return undefined;
  }

  async plan(): Promise<TargetPlan> {
    return { objects: [], problems: [] };
  }

  async previous({ cluster }: DeliveryTarget): Promise<PreviousState> {
    this.#failing(cluster.id);
    return { revision: this.revisions.get(cluster.id) ?? 'old' };
  }

  async deliver(
    { cluster, desired }: DeliveryTarget,
    { fencingToken }: DeliveryContext,
  ): Promise<TargetStatus> {
    this.#failing(cluster.id);
    this.log.push(`deliver ${cluster.id} ${fencingToken}`);
    this.revisions.set(cluster.id, desired.revision);
    return this.#status(cluster.id, 'Progressing');
  }

  async status({ cluster }: DeliveryTarget): Promise<TargetStatus> {
    this.#failing(cluster.id);
    const isBad = this.bad.has(this.revisions.get(cluster.id) ?? 'old');
    return this.#status(cluster.id, isBad ? 'Degraded' : 'Healthy');
  }

  async rollback(
    { cluster }: DeliveryTarget,
    { revision }: PreviousState,
    { fencingToken }: DeliveryContext,
  ): Promise<TargetStatus> {
    this.#failing(cluster.id);
    this.log.push(`rollback ${cluster.id} ${fencingToken}`);
    this.revisions.set(cluster.id, String(revision));
    return this.#status(cluster.id, 'Progressing');
  }

  #failing(cluster: string): void {
    const error = this.failures.get(cluster)?.shift();
    if (error) {
      throw error;
    }
  }

  #status(cluster: string, phase: TargetStatus['phase']): TargetStatus {
    return {
      phase,
      appliedRevision: this.revisions.get(cluster) ?? 'old',
      observedAt: new Date(0).toISOString(),
      source: this.name,
    };
  }
}
