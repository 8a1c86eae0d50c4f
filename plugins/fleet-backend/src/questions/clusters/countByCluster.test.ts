import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { countByCluster } from './countByCluster';

jest.setTimeout(120_000);

const CLUSTERS = 200;
const WORKLOADS = 60;
const NODES = 10;

describe('countByCluster', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
    });

    /** As many more of a table as there are clusters, each as the first but for these columns. */
    async function multiply(
      table: string,
      each: number,
      columns: (no: number, id: number) => Record<string, unknown>,
    ) {
      const first = await knex(table).first();
      const nos: number[] = await knex('clusters').pluck('no');
      let id = 1_000;
      const rows = nos.flatMap(no =>
        Array.from({ length: each }, () => {
          id += 1;
          return { ...first, cluster_no: no, ...columns(no, id), id };
        }),
      );
      await knex.batchInsert(table, rows, 200);
    }

    async function seedMany() {
      const seed = seedFleet(knex);
      for (let n = 0; n < CLUSTERS; n += 1) {
        await seed.cluster(`cluster-${n}`);
      }
      const [{ id }] = await knex('clusters').limit(1);
      await seed.workload(id);
      await seed.node(id);
      const uid = (n: number) => Buffer.from(String(n).padStart(16, '0'));
      await multiply('object_ids', WORKLOADS, (_, n) => ({ uid: uid(n) }));
      await multiply('workloads', WORKLOADS, (_, n) => ({
        status: n % 3 ? 'healthy' : 'failed',
      }));
      await multiply('nodes', NODES, (_, n) => ({
        uid: uid(n),
        labels: JSON.stringify({ filler: 'x'.repeat(1_000) }),
      }));
    }

    /** How the database finds what is counted, a plan for each statement. */
    async function plans(nos: number[]): Promise<string[]> {
      const asked: Array<{ sql: string; bindings: string[] }> = [];
      knex.on('query', query => asked.push(query));
      await countByCluster(knex, { nos });
      knex.removeAllListeners('query');
      const explain = databaseId.startsWith('SQLITE')
        ? 'explain query plan'
        : 'explain';
      return Promise.all(
        asked.map(async ({ sql, bindings }) => {
          const text = sql.replace(/\$\d+/g, '?');
          const plan = await knex.raw(`${explain} ${text}`, bindings);
          return JSON.stringify(plan.rows ?? plan);
        }),
      );
    }

    it('counts the objects of a page of clusters in indexes alone', async () => {
      await seedMany();
      if (databaseId.startsWith('POSTGRES')) {
        // As the database itself does after a while.
        await knex.raw('vacuum analyze');
      }
      const nos: number[] = await knex('clusters').pluck('no').limit(20);
      const [nodes, workloads] = await plans(nos);
      const isAlone = (index: string) =>
        databaseId.startsWith('SQLITE')
          ? `USING COVERING INDEX ${index} (cluster_no=?)`
          : `Index Only Scan using ${index}`;
      expect(nodes).toContain(isAlone('nodes_counted_index'));
      expect(workloads).toContain(isAlone('workloads_counted_index'));
    });

    it('counts only what it is asked for', async () => {
      const seed = seedFleet(knex);
      for (const name of ['one', 'two', 'three']) {
        const id = await seed.cluster(name);
        await seed.workload(id, { status: 'failed' });
        await seed.node(id);
        await seed.kind(id, 'Pod', { lag_ms: 70 });
      }
      const nos: number[] = await knex('clusters').pluck('no').orderBy('no');
      const counts = await countByCluster(knex, { nos: nos.slice(0, 2) });
      const one = {
        nodes: { total: 1, ready: 1 },
        workloads: { total: 1, unhealthy: 1 },
        lagMs: 70,
      };
      const none = {
        nodes: { total: 0, ready: 0 },
        workloads: { total: 0, unhealthy: 0 },
        lagMs: null,
      };
      expect(nos.map(counts)).toEqual([one, one, none]);
      expect((await countByCluster(knex, { nos: [] }))(nos[0])).toEqual(none);
    });
  });
});
