import type { Knex } from 'knex';
import { createReader, type Sql, type SqlReader } from '../questions/sql';

/** A reader that can tell how the database finds what was read. */
export interface PlannedReader extends SqlReader {
  /** A plan for each statement since the last time. */
  plans(): Promise<string[]>;
}

export function plannedReader(knex: Knex): PlannedReader {
  const reader = createReader(knex);
  const isSqlite = knex.client.config.client.includes('sqlite');
  let asked: Sql[] = [];
  return {
    read: sql => {
      asked.push(sql);
      return reader.read(sql);
    },
    oneOf: (column, values) => reader.oneOf(column, values),
    async plans() {
      const statements = asked;
      asked = [];
      const explain = isSqlite ? 'explain query plan' : 'explain';
      return Promise.all(
        statements.map(async ({ text, values }) => {
          const plan = await knex.raw(`${explain} ${text}`, values);
          return JSON.stringify(plan.rows ?? plan);
        }),
      );
    },
  };
}
