/** What of better-sqlite3, and of knex's client for it, is needed here. */
interface Statement {
  /** Whether it gives rows. */
  reader: boolean;
  all(...values: readonly unknown[]): unknown[];
  run(...values: readonly unknown[]): unknown;
}
interface Connection {
  prepare(text: string): Statement;
}
export interface SqliteClient {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

/** Statements differ by how many values they take: more than this are not kept. */
const MAX_STATEMENTS = 200;

/**
 * Statements that SQLite has planned. Planning one of ours takes about as long
 * as running it, and knex has each planned anew.
 */
export class PlannedStatements {
  readonly #planned = new WeakMap<Connection, Map<string, Statement>>();

  /**
   * Runs a statement in its turn: a client has one connection, which whoever
   * has a transaction keeps until its end.
   *
   * @returns its rows
   */
  async run(
    client: SqliteClient,
    text: string,
    values: readonly unknown[],
  ): Promise<unknown[]> {
    const connection = await client.acquireConnection();
    try {
      const statement = this.#plan(connection, text);
      if (statement.reader) {
        return statement.all(...values);
      }
      statement.run(...values);
      return [];
    } finally {
      await client.releaseConnection(connection);
    }
  }

  #plan(connection: Connection, text: string): Statement {
    const known = this.#planned.get(connection) ?? new Map();
    this.#planned.set(connection, known);
    const statement = known.get(text) ?? connection.prepare(text);
    // The one that was used last is the last to go.
    known.delete(text);
    known.set(text, statement);
    if (known.size > MAX_STATEMENTS) {
      known.delete(known.keys().next().value);
    }
    return statement;
  }
}
