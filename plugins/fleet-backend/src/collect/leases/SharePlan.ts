/** Who is to have what, while it is worked out. */
export class SharePlan {
  readonly #owned: ReadonlyMap<string, Set<string>>;

  /** @param shares - how many clusters each replica is to have, by its id */
  constructor(private readonly shares: ReadonlyMap<string, number>) {
    this.#owned = new Map(
      [...shares.keys()].map(id => [id, new Set<string>()]),
    );
  }

  get byReplica(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#owned;
  }

  hasRoom(replicaId: string): boolean {
    return this.#load(replicaId) < (this.shares.get(replicaId) ?? 0);
  }

  give(replicaId: string, clusterId: string): void {
    this.#owned.get(replicaId)?.add(clusterId);
  }

  leastLoaded(replicaIds: readonly string[]): string {
    return replicaIds.reduce((least, id) => {
      const difference = this.#load(id) - this.#load(least);
      return difference < 0 || (difference === 0 && id < least) ? id : least;
    });
  }

  #load(replicaId: string): number {
    return this.#owned.get(replicaId)?.size ?? 0;
  }
}
