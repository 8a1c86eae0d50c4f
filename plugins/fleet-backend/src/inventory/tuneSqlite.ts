import type { Knex } from 'knex';
import { isBetterSqlite } from '../sqlite/isBetterSqlite';

/**
 * Sets up a SQLite database that is a file. A commit then appends to a log and
 * waits for no disk: a crash of the machine may lose the newest commits, which
 * are collected again, and harms nothing. In memory there is no such log.
 *
 * What is not kept in the file is set for the connection, and for this driver
 * knex has one, for as long as the process runs.
 */
export async function tuneSqlite(knex: Knex): Promise<void> {
  if (!isBetterSqlite(knex)) {
    return;
  }
  const databases: Array<{ name: string; file: string }> = await knex.raw(
    'pragma database_list',
  );
  if (databases.some(({ name, file }) => name === 'main' && file)) {
    await knex.raw('pragma journal_mode = wal');
    await knex.raw('pragma synchronous = normal');
    await knex.raw('pragma foreign_keys = on');
    // The log is copied into the file each 16 MB rather than 4: a first sync
    // changes the same pages again and again.
    await knex.raw('pragma wal_autocheckpoint = 4000');
  }
}
