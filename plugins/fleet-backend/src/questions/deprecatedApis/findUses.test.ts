import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { plannedReader } from '../../testing/plannedReader';
import { seedFleet } from '../../testing/seedFleet';
import { seeingAll } from '../../testing/seeingAll';
import { countUses, findUses, readParts } from './findUses';
import { matchingUses } from './matchingUses';

jest.setTimeout(120_000);

const CLUSTERS = 60;
const USES = 50;

describe('findUses', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  async function seedMany(knex: Knex) {
    const seed = seedFleet(knex);
    for (let n = 0; n < CLUSTERS; n += 1) {
      const cluster = await seed.cluster(`cluster-${n}`);
      await seed.deprecatedApi(cluster, {});
    }
    const first = await knex('deprecated_api_uses').first();
    const nos: number[] = await knex('clusters').pluck('no');
    const rows = nos.flatMap(cluster_no =>
      Array.from({ length: USES }, (_, n) => ({
        ...first,
        ...{ cluster_no, namespace: `n-${n}`, id: undefined },
        removed_minor: 30 + (n % 20),
      })),
    );
    await knex.batchInsert(
      'deprecated_api_uses',
      rows.map(({ id: _, ...row }) => row),
      30,
    );
  }

  it.each(databases.eachSupportedId())(
    'goes along an index, a page at a time, on %s',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      await seedMany(knex);
      await knex.raw(
        databaseId.startsWith('POSTGRES') ? 'vacuum analyze' : 'analyze',
      );
      const reader = plannedReader(knex);
      const matching = matchingUses(reader, {}, await seeingAll(knex));
      const page = { limit: 20 };
      const { found, nextCursor } = await findUses(reader, matching, page);
      expect(found).toHaveLength(20);
      await findUses(reader, matching, { ...page, cursor: nextCursor });
      await readParts(reader, matching, found);
      for (const plan of await reader.plans()) {
        expect(plan).toContain('deprecated_api_uses_index');
      }
      expect(await countUses(reader, matching)).toBe(CLUSTERS * 6);
    },
  );
});
