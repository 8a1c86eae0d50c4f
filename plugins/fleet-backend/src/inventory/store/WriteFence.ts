import type { Knex } from 'knex';

/**
 * Keeps a replica from writing about a cluster that another has taken over,
 * however late its write comes.
 */
export interface WriteFence {
  /**
   * Of these clusters, the ids of those that this replica may write about. It
   * holds until the transaction ends.
   */
  admitted(
    tx: Knex.Transaction,
    clusterIds: readonly string[],
  ): Promise<ReadonlySet<string>>;
}

/** For one replica, which SQLite has: it may write about all. */
export const openFence: WriteFence = {
  admitted: async (_tx, clusterIds) => new Set(clusterIds),
};
