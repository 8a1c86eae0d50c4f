import type { Knex } from 'knex';
import { migrate } from '../inventory/migrate';

/** An empty database with this package's tables, as the plugin makes them. */
export function migrated(knex: Knex): Promise<Knex> {
  return migrate({ getClient: async () => knex });
}
