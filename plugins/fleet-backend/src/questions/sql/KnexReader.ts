import type { Knex } from 'knex';
import type { Sql } from './Sql';
import type { SqlReader } from './SqlReader';

/** For PostgreSQL. */
export class KnexReader implements SqlReader {
  constructor(private readonly knex: Knex) {}

  async read<TRow>({ text, values }: Sql): Promise<TRow[]> {
    const answer = await this.knex.raw(text, values);
    // PostgreSQL's driver tells more than the rows.
    return Array.isArray(answer) ? answer : answer.rows;
  }

  oneOf(column: string, values: readonly string[] | readonly number[]): Sql {
    if (values.length === 0) {
      // Of which type they are cannot be told, and PostgreSQL wants to know.
      return { text: '1 = 0', values: [] };
    }
    const isNumbers = typeof values[0] === 'number';
    const type = isNumbers ? 'integer' : 'text';
    return {
      text: `${column} = any(array(
        select cast(value as ${type}) from jsonb_array_elements_text(cast(? as jsonb)) as e(value)
      ))`,
      values: [JSON.stringify(values)],
    };
  }
}
