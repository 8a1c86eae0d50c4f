import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { PlannedStatements } from '../../../sqlite/PlannedStatements';
import type { Dialect } from '../dialect';

export interface StatementsOptions {
  tx: Knex.Transaction;
  dialect: Dialect;
  /** On SQLite: statements that were planned before. */
  planned?: PlannedStatements;
  /** When it is written, ISO 8601. */
  now: string;
}

/** Runs the statements of one transaction. */
export class Statements {
  readonly dialect: Dialect;
  /** When it is written, ISO 8601. */
  readonly now: string;

  constructor(private readonly options: StatementsOptions) {
    this.dialect = options.dialect;
    this.now = options.now;
  }

  /**
   * Runs one. SQLite runs in this thread, which answers others before the next.
   */
  async run(sql: string, bindings: readonly Knex.Value[]): Promise<void> {
    await this.read(sql, bindings);
  }

  /** The same for one that gives rows, of a shape that the caller knows. */
  async read<TRow>(
    sql: string,
    bindings: readonly Knex.Value[],
  ): Promise<TRow[]> {
    const { tx, planned } = this.options;
    const answer = await (planned
      ? planned.run(tx.client, sql, bindings)
      : tx.raw(sql, bindings as Knex.Value[]));
    await setImmediate();
    // PostgreSQL's driver tells more than the rows.
    return answer.rows ?? answer;
  }
}
