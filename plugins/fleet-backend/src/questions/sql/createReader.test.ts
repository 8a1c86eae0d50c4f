import { TestDatabases } from '@backstage/backend-test-utils';
import { createReader } from './createReader';

jest.setTimeout(60_000);

describe('createReader', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    it('gives the rows of a statement, with other values each time', async () => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('words', table => {
        table.integer('id');
        table.string('word');
      });
      await knex('words').insert([
        { id: 1, word: 'one' },
        { id: 2, word: 'two' },
      ]);
      const reader = createReader(knex);
      const word = (id: number) =>
        reader.read({
          text: 'select word from words where id = ?',
          values: [id],
        });
      await expect(word(1)).resolves.toEqual([{ word: 'one' }]);
      await expect(word(2)).resolves.toEqual([{ word: 'two' }]);
      await expect(word(3)).resolves.toEqual([]);
    });

    it('sees what was committed, and nothing of a transaction under way', async () => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('words', table => {
        table.string('word');
      });
      const reader = createReader(knex);
      const count = async () => {
        const [row] = await reader.read<{ count: number | string }>({
          text: 'select count(*) as count from words',
          values: [],
        });
        return Number(row.count);
      };
      expect(await count()).toBe(0);
      const failed = knex.transaction(async tx => {
        await tx('words').insert({ word: 'never' });
        throw new Error('undone');
      });
      const seen = count();
      await expect(failed).rejects.toThrow('undone');
      expect(await seen).toBe(0);
      await knex('words').insert({ word: 'kept' });
      expect(await count()).toBe(1);
    });

    it('passes errors on, and goes on', async () => {
      const knex = await databases.init(databaseId);
      const reader = createReader(knex);
      await expect(
        reader.read({ text: 'select * from nowhere', values: [] }),
      ).rejects.toThrow('nowhere');
      await expect(
        reader.read({ text: 'select 1 as one', values: [] }),
      ).resolves.toEqual([{ one: 1 }]);
    });

    it.each<[string, string[] | number[], number]>([
      ['no', [], 0],
      ['no', [1, 3], 1],
      ['word', [], 0],
      ['word', ['one', "'"], 1],
    ])('finds which %s is one of %j', async (column, values, found) => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('words', table => {
        table.integer('no');
        table.string('word');
      });
      await knex('words').insert([
        { no: 1, word: 'one' },
        { no: 2, word: 'two' },
      ]);
      const reader = createReader(knex);
      const { text, values: given } = reader.oneOf(column, values);
      const rows = await reader.read({
        text: `select * from words where ${text}`,
        values: given,
      });
      expect(rows).toHaveLength(found);
    });

    it('holds for more statements than are kept', async () => {
      const knex = await databases.init(databaseId);
      const reader = createReader(knex);
      for (let n = 0; n < 300; n += 1) {
        const text = `select ${n} as n`;
        await expect(reader.read({ text, values: [] })).resolves.toEqual([
          { n },
        ]);
      }
    });
  });
});
