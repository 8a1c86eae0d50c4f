import type { Knex } from 'knex';
import { PlannedStatements } from '../../sqlite/PlannedStatements';
import type { Sql } from './Sql';
import type { SqlReader } from './SqlReader';

/** For SQLite, with statements that are planned once. */
export class SqliteReader implements SqlReader {
  readonly #statements = new PlannedStatements();

  constructor(private readonly knex: Knex) {}

  async read<TRow>({ text, values }: Sql): Promise<TRow[]> {
    const rows = await this.#statements.run(this.knex.client, text, values);
    return rows as TRow[];
  }

  oneOf(column: string, values: readonly string[] | readonly number[]): Sql {
    return {
      text: `${column} in (select value from json_each(?))`,
      values: [JSON.stringify(values)],
    };
  }
}
