import type { Knex } from 'knex';
import type { Sql } from './Sql';
import type { SqlReader } from './SqlReader';

/** What of better-sqlite3 is needed here. */
interface Statement {
  all(...values: readonly unknown[]): unknown[];
}
interface Connection {
  prepare(text: string): Statement;
}

/** Statements differ by how many values they take: more of them than this are not kept. */
const MAX_STATEMENTS = 200;

/**
 * For SQLite: planning one of our statements takes as long as running it, and
 * knex has each planned anew. Here a connection keeps those that were planned.
 */
export class SqliteReader implements SqlReader {
  readonly #planned = new WeakMap<Connection, Map<string, Statement>>();

  constructor(private readonly knex: Knex) {}

  async read<TRow>({ text, values }: Sql): Promise<TRow[]> {
    const { client } = this.knex;
    // In turn with the transactions of others, which have the same connection.
    const connection: Connection = await client.acquireConnection();
    try {
      return this.#plan(connection, text).all(...values) as TRow[];
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
