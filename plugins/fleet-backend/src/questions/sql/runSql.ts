import type { Knex } from 'knex';
import type { Sql } from './Sql';

/** The rows that a statement gives, of a shape that the caller knows. */
export async function runSql<TRow>(
  knex: Knex,
  { text, values }: Sql,
): Promise<TRow[]> {
  const answer = await knex.raw(text, values);
  // PostgreSQL's driver tells more than the rows.
  return Array.isArray(answer) ? answer : answer.rows;
}
