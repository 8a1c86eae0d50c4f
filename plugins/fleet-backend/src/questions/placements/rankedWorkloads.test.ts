import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { parseSelector } from '../../services/lookup';
import { createReader } from '../sql';
import { rankedWorkloads } from './rankedWorkloads';

jest.setTimeout(60_000);

describe('rankedWorkloads', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const prod = await seed.cluster('prod');
      const workload = (name: string, labels: Record<string, string>) =>
        seed.workload(prod, { name }, labels);
      await workload('a', { app: 'web', name: 'web', tier: 'front' });
      await workload('b', { name: 'web' });
      await workload('c', { app: 'db', tier: 'back' });
    });

    /** Name and rank of what is found by selectors, one an alternative. */
    async function found(...selectors: string[]): Promise<string[]> {
      const { text, values } = rankedWorkloads(
        selectors.map(selector => ({
          match: { by: 'selector', confidence: 'high' },
          requirements: parseSelector(selector),
        })),
      );
      const rows = await createReader(knex).read<{
        name: string;
        rank: number;
      }>({
        text: `select w.name, f.rank from (${text}) f
          join workloads w on w.id = f.id order by w.name, f.rank`,
        values,
      });
      return rows.map(({ name, rank }) => `${name}${rank}`);
    }

    it.each([
      [
        ['app=web', 'name=web'],
        ['a0', 'a1', 'b1'],
      ],
      [
        ['name=web', 'app=web'],
        ['a0', 'a1', 'b0'],
      ],
      [
        ['app=web', 'app=db'],
        ['a0', 'c1'],
      ],
      [
        ['app=web', 'name=web,tier!=front'],
        ['a0', 'b1'],
      ],
      [
        ['app=web', 'app in (web,db)'],
        ['a0', 'a1', 'c1'],
      ],
      [
        ['app=web', 'app!=web'],
        ['a0', 'b1', 'c1'],
      ],
      [
        ['tier', '!tier'],
        ['a0', 'b1', 'c0'],
      ],
    ])('ranks what %j find', async (selectors, wanted) => {
      expect(await found(...selectors)).toEqual(wanted);
    });
  });
});
