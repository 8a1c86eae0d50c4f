import type { Knex } from 'knex';

/** Whether it is SQLite by better-sqlite3, which runs in this thread. */
export function isBetterSqlite(knex: Knex): boolean {
  return knex.client.driverName === 'better-sqlite3';
}
