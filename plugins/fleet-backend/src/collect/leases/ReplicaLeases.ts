import type { HeldTokens } from './ClusterOwnership';
import { HeldLeases } from './HeldLeases';
import type { LeaseStore } from './LeaseStore';
import { shareOut } from './shareOut';
import { TRUST_MS } from './times';
import { Turns } from '../../Turns';

export interface ReplicaLeasesOptions {
  store: LeaseStore;
  /** Of this start of this replica: a restart is another replica. */
  replicaId: string;
  /** Milliseconds that only ever grow, as a clock may be set. */
  monotonic: () => number;
}

/**
 * The leases of this replica, as the store has them. The store is asked one
 * thing at a time, so that what is known follows from its answers in order.
 */
export class ReplicaLeases implements HeldTokens {
  readonly #turns = new Turns();
  readonly #held: HeldLeases;

  constructor(private readonly options: ReplicaLeasesOptions) {
    this.#held = new HeldLeases(options.monotonic, TRUST_MS);
  }

  /** Empty when they could not be renewed for too long. */
  get clusterIds(): ReadonlySet<string> {
    return this.#held.clusterIds;
  }

  /** How long they may be relied on without being renewed; 0 when no longer. */
  get trustLeftMs(): number {
    return this.#held.trustLeftMs;
  }

  tokenOf(clusterId: string): string | undefined {
    return this.#held.tokenOf(clusterId);
  }

  follow(clusterIds: readonly string[]): Promise<void> {
    return this.#turns.run(() => this.options.store.follow(clusterIds));
  }

  renew(): Promise<void> {
    return this.#turns.run(async () => {
      const askedAt = this.options.monotonic();
      this.#held.renewed(await this.options.store.renew(), askedAt);
    });
  }

  /**
   * Takes what is free and due to this replica.
   *
   * @returns what it holds and is to hand over
   */
  takeShare(): Promise<ReadonlySet<string>> {
    const { store, replicaId } = this.options;
    return this.#turns.run(async () => {
      const { replicas, clusters } = await store.look();
      const share = shareOut(replicas, clusters).get(replicaId) ?? new Set();
      const free = clusters
        .filter(({ id, holder }) => holder === undefined && share.has(id))
        .map(({ id }) => id);
      if (free.length > 0) {
        this.#held.add(await store.take(free));
      }
      return new Set([...this.clusterIds].filter(id => !share.has(id)));
    });
  }

  release(clusterIds: ReadonlySet<string>): Promise<void> {
    return this.#turns.run(async () => {
      this.#held.drop(clusterIds);
      await this.options.store.release([...clusterIds]);
    });
  }

  leave(): Promise<void> {
    return this.#turns.run(async () => {
      this.#held.drop(this.clusterIds);
      await this.options.store.leave();
    });
  }
}
