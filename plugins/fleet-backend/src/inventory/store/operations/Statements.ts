import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { PlannedStatements } from '../../../sqlite/PlannedStatements';
import type { Dialect } from '../dialect';

export interface StatementsOptions {
  tx: Knex.Transaction;
  dialect: Dialect;
  /** On SQLite: statements that were planned before. */
  planned?: PlannedStatements;
}

/** Runs the statements of one transaction. */
export class Statements {
  readonly dialect: Dialect;

  constructor(private readonly options: StatementsOptions) {
    this.dialect = options.dialect;
  }

  /**
   * Runs one. SQLite runs in this thread, which answers others before the next.
   */
  async run(sql: string, bindings: readonly Knex.Value[]): Promise<void> {
    const { tx, planned } = this.options;
    await (planned
      ? planned.run(tx.client, sql, bindings)
      : tx.raw(sql, bindings as Knex.Value[]));
    await setImmediate();
  }
}
