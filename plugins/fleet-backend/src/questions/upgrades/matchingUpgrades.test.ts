import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { NOW, seedFleet } from '../../testing/seedFleet';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { seeingAll } from '../../testing/seeingAll';
import { firstKey } from '../../inventory/history/keys';
import type { Sql, SqlReader } from '../sql';
import { DatabaseUpgradesQuestion } from './DatabaseUpgradesQuestion';
import { countUpgrades, findUpgrades } from './findUpgrades';
import type { UpgradeFilter } from './matchingUpgrades';

jest.setTimeout(120_000);

const CLUSTERS = 20;
const WORKLOADS = 50;
const UPGRADES = 20;
const DAY_MS = 86_400_000;

/** How large a row may be with its indexes. */
const BYTES = { SQLITE_3: 60, POSTGRES_15: 120 };

describe('upgrades of a fleet', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const isSqlite = databaseId === 'SQLITE_3';
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const past = seedUpgrades(knex);
      const service = await past.service(
        'component:default/a',
        'group:default/a',
      );
      for (let n = 0; n < CLUSTERS; n += 1) {
        const cluster = await seed.cluster(`cluster-${n}`);
        const first = n === 0 ? { service } : {};
        await past.workload(cluster, { name: 'app-0', ...first });
        const { id, ...row } = await knex('history_workloads')
          .orderBy('id', 'desc')
          .first();
        const others = Array.from({ length: WORKLOADS - 1 }, (_, m) => ({
          ...{ ...row, service_id: null },
          name: `app-${m + 1}`,
        }));
        await knex.batchInsert('history_workloads', others, 50);
      }
      const ids: number[] = await knex('history_workloads').pluck('id');
      await past.upgrade(ids[0], { at: new Date(NOW - 1_000).toISOString() });
      const [{ id: newest, ...row }] = await knex('upgrades');
      // In the order in which they happen, all over the fleet.
      const upgrades = Array.from(
        { length: ids.length * UPGRADES },
        (_, n) => ({
          ...row,
          id: Number(newest) - 65_536 * 30 * (ids.length * UPGRADES - n),
          workload_id: ids[(n * 7) % ids.length],
          kind: n % 3,
        }),
      );
      await knex.batchInsert('upgrades', upgrades, 50);
      if (!isSqlite) {
        // As the database itself does after a while.
        await knex.raw('vacuum analyze');
      }
    });

    /** How the database finds a page, and how it counts. */
    async function plans(filter: Partial<UpgradeFilter>): Promise<string[]> {
      const statements: Sql[] = [];
      const reader: SqlReader = {
        oneOf: () => ({ text: '1 = 1', values: [] }),
        read: async <TRow>(sql: Sql) => {
          statements.push(sql);
          // Neither a page nor anything to count.
          return [{}] as TRow[];
        },
      };
      const from = firstKey(Math.floor((NOW - DAY_MS) / 1_000));
      const asked = { from, ...filter };
      await findUpgrades(reader, { filter: asked, kinds: [], limit: 100 });
      await countUpgrades(reader, asked);
      const explain = isSqlite ? 'explain query plan' : 'explain';
      return Promise.all(
        statements.map(async ({ text, values }) => {
          const plan = await knex.raw(`${explain} ${text}`, values);
          return JSON.stringify(plan.rows ?? plan);
        }),
      );
    }

    it('are found by time alone where nothing else is asked for', async () => {
      const [page, counts] = await plans({});
      const found = isSqlite
        ? 'SEARCH u USING INTEGER PRIMARY KEY (rowid>?)'
        : 'using upgrades_pkey on upgrades u';
      expect(page).toContain(found);
      expect(counts).toContain(found);
      // In the order of the key, and without a look at workloads.
      expect(page).not.toMatch(/TEMP B-TREE|Sort Key/);
      expect(counts).not.toContain('history_workloads');
    });

    it('are found by time where only some workloads may be known of', async () => {
      const text = 'h.namespace = ?';
      const [page, counts] = await plans({ visible: { text, values: ['x'] } });
      const byWorkload = 'upgrades_workload_id_index';
      expect(page).not.toContain(byWorkload);
      expect(page).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
      expect(counts).not.toContain(byWorkload);
    });

    it.each<[string, Partial<UpgradeFilter>, string]>([
      [
        'a service',
        { entityRef: 'component:default/a' },
        'history_workloads_service_id_index',
      ],
      [
        'a cluster',
        { clusterNo: 2 },
        'history_workloads_cluster_no_namespace_name_kind_unique',
      ],
    ])(
      'are found by workload where %s is asked for',
      async (_, filter, index) => {
        for (const plan of await plans(filter)) {
          expect(plan).toContain(index);
          // PostgreSQL knows when the time leaves fewer than the workloads.
          expect(plan).toMatch(
            isSqlite
              ? /upgrades_workload_id_index/
              : /upgrades_(workload_id_index|pkey)/,
          );
        }
      },
    );

    it('take little room', async () => {
      const [{ count }] = await knex('upgrades').count({ count: '*' });
      const bytes = isSqlite ? await sqliteBytes() : await postgresBytes();
      const each = bytes / Number(count);
      process.stdout.write(`An upgrade takes ${each.toFixed(1)} bytes\n`);
      expect(each).toBeLessThanOrEqual(BYTES[databaseId as 'SQLITE_3']);
    });

    async function sqliteBytes(): Promise<number> {
      // In pages: what they hold, and how full they are.
      const rows = await knex.raw(
        `select sum(pgsize) as bytes from dbstat
         where name like 'upgrades' or name like 'upgrades\\_w%' escape '\\'`,
      );
      return rows[0].bytes;
    }

    async function postgresBytes(): Promise<number> {
      const { rows } = await knex.raw(
        `select pg_total_relation_size('upgrades') as bytes`,
      );
      return Number(rows[0].bytes);
    }

    it('are as many as there are', async () => {
      const question = DatabaseUpgradesQuestion.create({
        knex,
        now: () => NOW,
      });
      const asker = await seeingAll(knex);
      const since = new Date(NOW - DAY_MS * 30).toISOString();
      const { totalItems, items } = await question.answer({ since }, asker);
      expect([totalItems, items.length]).toEqual([20_001, 100]);
    });
  });
});
