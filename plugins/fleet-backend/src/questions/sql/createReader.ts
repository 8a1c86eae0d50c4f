import type { Knex } from 'knex';
import { KnexReader } from './KnexReader';
import { SqliteReader } from './SqliteReader';
import type { SqlReader } from './SqlReader';

/** Reads as fast as the database allows. */
export function createReader(knex: Knex): SqlReader {
  return knex.client.config.client === 'better-sqlite3'
    ? new SqliteReader(knex)
    : new KnexReader(knex);
}
