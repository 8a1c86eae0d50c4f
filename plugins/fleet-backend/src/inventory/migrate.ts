import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { tuneSqlite } from './tuneSqlite';

/** The plugin's database, with its tables as this release needs them. */
export async function migrate(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  await tuneSqlite(knex);
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@flotilla/backstage-plugin-fleet-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
