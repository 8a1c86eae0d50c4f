import type { Knex } from 'knex';
import { isBetterSqlite } from '../../sqlite/isBetterSqlite';
import { createReader, type Sql, type SqlReader } from '../sql';

/** Reads as usual, and tells afterwards how the database does it. */
export function planReader(knex: Knex): {
  reader: SqlReader;
  /** Of each statement that was read, in words of the database. */
  plans(): Promise<string[]>;
} {
  const asked: Sql[] = [];
  const reader = createReader(knex);
  const explain = isBetterSqlite(knex) ? 'explain query plan' : 'explain';
  return {
    reader: {
      oneOf: (column, values) => reader.oneOf(column, values),
      read: sql => {
        asked.push(sql);
        return reader.read(sql);
      },
    },
    async plans() {
      const plans: string[] = [];
      for (const { text, values } of asked) {
        const plan = await knex.raw(
          `${explain} ${text}`,
          values as Knex.Value[],
        );
        plans.push(JSON.stringify(plan.rows ?? plan));
      }
      return plans;
    },
  };
}
