/**
 * Told which clusters this replica is to collect now. When it resolves,
 * nothing of any other cluster is under way: no stream, no write. Calls come
 * one after the other.
 */
export type OnOwned = (clusterIds: ReadonlySet<string>) => Promise<void>;

/** Decides which clusters of the fleet this replica collects. */
export interface ClusterOwnership {
  /**
   * Told of the whole fleet, as this replica knows it, after each look. When
   * it resolves, the replica's share of it has been told, even where that is
   * the same as before: a cluster may have another connection now.
   *
   * @throws where the database cannot be asked
   */
  follow(clusterIds: readonly string[]): Promise<void>;
  /**
   * Keeps and shares out until the signal aborts. Then no cluster is this
   * replica's any more, and others may take them at once. To be called once.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** What this replica may claim when it writes. */
export interface HeldTokens {
  /**
   * The fencing token of a cluster's lease; undefined when the replica does
   * not hold it, or cannot know whether it still does.
   */
  tokenOf(clusterId: string): string | undefined;
}
