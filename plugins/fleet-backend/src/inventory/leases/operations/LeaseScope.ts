import type { Knex } from 'knex';

/** What all operations on leases need. */
export interface LeaseScope {
  /** PostgreSQL. */
  knex: Knex;
  replicaId: string;
  /**
   * The time, as SQL: the database's, as replicas' clocks differ. It is put
   * into statements as it is.
   */
  now: string;
  leaseMs: number;
}

/** A database that does not answer is to be known before a lease runs out. */
const STATEMENT_MS = 10_000;

/** Runs a statement with `?`s, and gives its rows. */
export async function query<Row>(
  knex: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[],
): Promise<Row[]> {
  const answer: { rows: Row[] } = await knex
    .raw(sql, bindings)
    .timeout(STATEMENT_MS);
  return answer.rows;
}
