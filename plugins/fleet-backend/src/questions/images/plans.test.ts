import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { createReader, type Sql, type SqlReader } from '../sql';
import { readSummed } from './readSummed';

jest.setTimeout(60_000);

const MANY = 5_000;

describe('how the first page of images is found', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'is in the order of an index, without counting workloads, %p',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      const isSqlite = databaseId.startsWith('SQLITE');
      await addImages(knex);
      if (!isSqlite) {
        await knex.raw('vacuum analyze');
      }
      const statements: Sql[] = [];
      const inner = createReader(knex);
      const reader: SqlReader = {
        oneOf: (column, values) => inner.oneOf(column, values),
        read: sql => {
          statements.push(sql);
          return inner.read(sql);
        },
      };
      const page = await readSummed(reader, undefined, { limit: 100 });
      expect(page.rows).toHaveLength(100);
      expect(page.total).toBe(MANY / 2);

      const explain = isSqlite ? 'explain query plan' : 'explain';
      const [first] = statements;
      const values = [...first.values] as Knex.Value[];
      const plan = await knex.raw(`${explain} ${first.text}`, values);
      const lines = JSON.stringify(plan.rows ?? plan);
      expect(lines).toContain('images_repository_tag_digest_unique');
      expect(lines).not.toMatch(/SCAN u|Seq Scan|TEMP B-TREE|"Sort/);
    },
  );
});

/** Many, of which each second one is used. */
async function addImages(knex: Knex) {
  const ids = Array.from({ length: MANY }, (_, n) => n + 1);
  const images = ids.map(id => ({
    id,
    repository: `registry/r${id}`,
    familiar_name: `r${id}`,
    tag: '1',
    digest: '',
    first_seen_at: '',
  }));
  await knex.batchInsert('images', images, 200);
  const uses = ids
    .filter(id => id % 2 === 0)
    .map(image_id => ({ image_id, workloads: 1, clusters: 1, owned: 0 }));
  await knex.batchInsert('image_uses', uses, 200);
}
