import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { tuneSqlite } from './tuneSqlite';

jest.setTimeout(60_000);

const pragma = async (knex: Knex, name: string) =>
  Object.values((await knex.raw(`pragma ${name}`))[0])[0];

describe('tuneSqlite', () => {
  const folder = createMockDirectory();
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  const open = (filename: string) =>
    knexFactory({
      client: 'better-sqlite3',
      connection: { filename },
      useNullAsDefault: true,
    });

  it('logs ahead in a file', async () => {
    const knex = open(folder.resolve('fleet.sqlite'));
    await tuneSqlite(knex);
    expect(await pragma(knex, 'journal_mode')).toBe('wal');
    expect(await pragma(knex, 'synchronous')).toBe(1);
    expect(await pragma(knex, 'foreign_keys')).toBe(1);
    expect(await pragma(knex, 'wal_autocheckpoint')).toBe(4000);
    await knex.destroy();
  });

  it('leaves a database in memory as it is', async () => {
    const knex = open(':memory:');
    const before = await pragma(knex, 'synchronous');
    await tuneSqlite(knex);
    expect(await pragma(knex, 'journal_mode')).toBe('memory');
    expect(await pragma(knex, 'synchronous')).toBe(before);
    await knex.destroy();
  });

  it.each(databases.eachSupportedId())(
    'sets up nothing on %p, which is no file',
    async id => {
      const knex = await databases.init(id);
      const queries: string[] = [];
      knex.on('query', ({ sql }) => queries.push(sql));
      await tuneSqlite(knex);
      const settings = queries.filter(sql => sql.includes('='));
      expect(settings).toEqual([]);
    },
  );
});
