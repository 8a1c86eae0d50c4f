import type { Knex } from 'knex';
import type { HeldTokens } from '../../collect/leases';
import type { WriteFence } from '../store/WriteFence';

export interface LeaseFenceOptions {
  replicaId: string;
  held: HeldTokens;
}

/**
 * Lets a replica write about the clusters whose leases it holds, as the
 * database knows it at that moment and until the transaction ends.
 *
 * That a lease has run out does not matter as long as its holder and token are
 * still these: then no other has taken over, and none can before this
 * transaction ends. So time plays no part in what is safe.
 *
 * A transaction of a replica that says nothing more is ended by the database, as
 * the dialect has it begin.
 *
 * The lock is on the key only. It excludes a take-over (`for update`) and the
 * end of a cluster, but not a renewal, nor other writers. Rows are locked in
 * one order, each cluster before its lease, as when a cluster is deleted.
 */
export class LeaseFence implements WriteFence {
  constructor(private readonly options: LeaseFenceOptions) {}

  async admitted(
    tx: Knex.Transaction,
    clusterIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const { replicaId, held } = this.options;
    const claims = clusterIds.flatMap(id => {
      const token = held.tokenOf(id);
      return token === undefined ? [] : [{ id, token }];
    });
    if (claims.length === 0) {
      return new Set();
    }
    const answer: { rows: Array<{ id: string }> } = await tx.raw(
      `select c.id from clusters c
       join cluster_leases l on l.cluster_no = c.no
       join unnest(?::text[], ?::bigint[]) as claim(id, token)
         on claim.id = c.id and claim.token = l.token
       where l.holder = ?
       order by c.no for key share of c, l`,
      [claims.map(({ id }) => id), claims.map(({ token }) => token), replicaId],
    );
    return new Set(answer.rows.map(({ id }) => id));
  }
}
