import type { FleetView, Lease, LeaseStore } from './LeaseStore';

interface Row {
  holder: string | undefined;
  token: number;
}

/** Leases in memory. They run out when a test says so. */
export class FakeLeaseStore implements LeaseStore {
  /** What was asked, in order. */
  readonly calls: string[] = [];
  readonly rows = new Map<string, Row>();
  /** What each replica that is alive knows. */
  readonly knows = new Map<string, ReadonlySet<string>>();
  /** What questions fail with. */
  failure: Error | undefined;
  /** What questions wait for. */
  answering: Promise<void> = Promise.resolve();

  constructor(private readonly replicaId: string) {}

  /** As if another replica had taken a cluster over. */
  takeOver(clusterId: string, replicaId: string): void {
    const token = (this.rows.get(clusterId)?.token ?? 0) + 1;
    this.rows.set(clusterId, { holder: replicaId, token });
  }

  holderOf(clusterId: string): string | undefined {
    return this.rows.get(clusterId)?.holder;
  }

  async follow(clusterIds: readonly string[]) {
    await this.#asked('follow');
    this.knows.set(this.replicaId, new Set(clusterIds));
    for (const id of clusterIds) {
      this.rows.set(id, this.rows.get(id) ?? { holder: undefined, token: 0 });
    }
  }

  async renew() {
    await this.#asked('renew');
    return this.#mine();
  }

  async look(): Promise<FleetView> {
    await this.#asked('look');
    return {
      replicas: [...this.knows].map(([id, knows]) => ({ id, knows })),
      clusters: [...this.rows].map(([id, { holder }]) => ({ id, holder })),
    };
  }

  async take(clusterIds: readonly string[]) {
    await this.#asked(`take ${clusterIds.join()}`);
    clusterIds
      .filter(id => this.holderOf(id) === undefined)
      .forEach(id => this.takeOver(id, this.replicaId));
    return this.#mine().filter(({ clusterId }) =>
      clusterIds.includes(clusterId),
    );
  }

  async release(clusterIds: readonly string[]) {
    await this.#asked(`release ${clusterIds.join()}`);
    this.#mine()
      .filter(({ clusterId }) => clusterIds.includes(clusterId))
      .forEach(({ clusterId }) => this.#free(clusterId));
  }

  async leave() {
    await this.#asked('leave');
    this.#mine().forEach(({ clusterId }) => this.#free(clusterId));
    this.knows.delete(this.replicaId);
  }

  #free(clusterId: string) {
    const { token } = this.rows.get(clusterId)!;
    this.rows.set(clusterId, { holder: undefined, token });
  }

  #mine(): Lease[] {
    return [...this.rows]
      .filter(([, { holder }]) => holder === this.replicaId)
      .map(([clusterId, { token }]) => ({ clusterId, token: String(token) }));
  }

  async #asked(call: string) {
    this.calls.push(call);
    await this.answering;
    if (this.failure) {
      throw this.failure;
    }
  }
}
