import type { Knex } from 'knex';
import type { Dialect } from './Dialect';
import { postgres } from './postgres';
import { sqlite } from './sqlite';

export type { Dialect } from './Dialect';

/** What a database speaks. */
export function dialectOf(knex: Knex): Dialect {
  return String(knex.client.config.client).includes('sqlite')
    ? sqlite
    : postgres;
}
