import type { Knex } from 'knex';
import type { Sql } from './Sql';
import type { SqlReader } from './SqlReader';

/** For any database that knex knows. */
export class KnexReader implements SqlReader {
  constructor(private readonly knex: Knex) {}

  async read<TRow>({ text, values }: Sql): Promise<TRow[]> {
    const answer = await this.knex.raw(text, values);
    // PostgreSQL's driver tells more than the rows.
    return Array.isArray(answer) ? answer : answer.rows;
  }
}
