import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { createReader, type Sql, type SqlReader } from '../sql';
import { countNodes, findNodes } from './findNodes';
import { NodeOrder } from './NodeOrder';

jest.setTimeout(120_000);

const CLUSTERS = 100;
const NODES = 20;

describe('nodes', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const isSqlite = databaseId.startsWith('SQLITE');
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      for (let n = 0; n < CLUSTERS; n += 1) {
        await seed.cluster(`cluster-${n}`);
      }
      const [{ id }] = await knex('clusters').limit(1).select('id');
      await seed.node(id, {
        labels: JSON.stringify({ filler: 'x'.repeat(1_000) }),
      });
      const first = await knex('nodes').first();
      const nos: number[] = await knex('clusters').pluck('no');
      const rows = nos.flatMap(no =>
        Array.from({ length: NODES }, (_, n) => ({
          ...first,
          id: no * 1_000 + n,
          cluster_no: no,
          name: `node-${n}`,
          uid: Buffer.from(`${no} ${n}`.padStart(16)),
        })),
      );
      await knex.batchInsert('nodes', rows, 100);
      await knex.raw(isSqlite ? 'analyze' : 'vacuum analyze');
    });

    /** How the database does what is asked of it. */
    async function planOf(ask: (reader: SqlReader) => Promise<unknown>) {
      const asked: Sql[] = [];
      const reader = createReader(knex);
      await ask({
        oneOf: (column, values) => reader.oneOf(column, values),
        read: sql => {
          asked.push(sql);
          return reader.read(sql);
        },
      });
      const explain = isSqlite ? 'explain query plan' : 'explain';
      const plan = await knex.raw(
        `${explain} ${asked[0].text}`,
        asked[0].values as Array<string | number>,
      );
      return JSON.stringify(plan.rows ?? plan);
    }

    const all: Sql = { text: '1 = 1', values: [] };

    it.each(['cluster', 'name', 'ready', 'memory'] as const)(
      'are found in an index alone, sorted by %s, and read for the page',
      async orderBy => {
        const order = new NodeOrder({ orderBy });
        const plan = await planOf(reader =>
          findNodes(reader, all, { order, limit: 10 }),
        );
        const [found, shown] = isSqlite
          ? [
              'COVERING INDEX nodes_counted_index (cluster_no=',
              'SEARCH n USING INTEGER PRIMARY KEY',
            ]
          : [
              'Index Only Scan using nodes_counted_index',
              'Index Scan using nodes_pkey',
            ];
        expect(plan).toContain(found);
        expect(plan).toContain(shown);
      },
    );

    it('are counted in an index alone', async () => {
      const of: Sql = {
        text: 'n.cluster_no = ? and n.arch = ?',
        values: [3, 'a'],
      };
      const plan = await planOf(reader => countNodes(reader, of));
      expect(plan).toMatch(
        isSqlite
          ? /COVERING INDEX nodes_counted_index \(cluster_no=/
          : /Index Only Scan using nodes_counted_index/,
      );
    });
  });
});
