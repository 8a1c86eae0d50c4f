import type { Knex } from 'knex';
import { isBetterSqlite } from '../../sqlite/isBetterSqlite';
import { KnexReader } from './KnexReader';
import { SqliteReader } from './SqliteReader';
import type { SqlReader } from './SqlReader';

/** Reads as fast as the database allows. */
export function createReader(knex: Knex): SqlReader {
  return isBetterSqlite(knex) ? new SqliteReader(knex) : new KnexReader(knex);
}
