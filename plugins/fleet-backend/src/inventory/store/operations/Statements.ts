import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { Dialect } from '../dialect';

/** Runs the statements of one transaction. */
export class Statements {
  constructor(
    private readonly tx: Knex.Transaction,
    readonly dialect: Dialect,
  ) {}

  /**
   * Runs one. SQLite runs in this thread, which answers others before the next.
   */
  async run(sql: string, bindings: readonly Knex.Value[]): Promise<void> {
    await this.tx.raw(sql, bindings as Knex.Value[]);
    await setImmediate();
  }
}
