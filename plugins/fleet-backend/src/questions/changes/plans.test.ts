import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  CHANGE_KINDS,
  type ChangeKind,
} from '../../inventory/history/changes/types';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { createReader, type Sql } from '../sql';
import { countChanges, findChanges } from './findChanges';
import type { ChangeFilter } from './matchingChanges';

jest.setTimeout(120_000);

const CLUSTERS = 20;
const WORKLOADS = 50;
const CHANGES = 12;
const VISIBLE: ChangeFilter = {
  from: 1,
  visible: { text: 'h.namespace = ?', values: ['shop'] },
  ofClusters: { text: 'u.cluster_no < ?', values: [1_000] },
  ofPolicies: {
    text: '(u.namespace is null or u.namespace = ?)',
    values: ['shop'],
  },
};

describe('changes', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const isSqlite = databaseId.startsWith('SQLITE');
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const past = seedUpgrades(knex);
      const services: number[] = [];
      for (let n = 0; n < WORKLOADS; n += 1) {
        const owner = `group:default/${n}`;
        services.push(await past.service(`component:default/${n}`, owner));
      }
      const workloads: number[] = [];
      for (let n = 0; n < CLUSTERS; n += 1) {
        const cluster = await seedFleet(knex).cluster(`cluster-${n}`);
        for (let m = 0; m < WORKLOADS; m += 1) {
          const columns = { name: `web-${m}`, service: services[m] };
          workloads.push(await past.workload(cluster, columns));
        }
      }
      const nos: number[] = await knex('clusters').pluck('no');
      const rows = workloads.flatMap((workload_id, w) =>
        Array.from({ length: CHANGES }, (_, n) => {
          const kind = n % CHANGE_KINDS.length;
          return {
            id: 65_536 * (w * CHANGES + n + 1),
            cluster_no: nos[Math.floor(w / WORKLOADS)],
            workload_id: kind < 2 ? workload_id : null,
            kind,
            last_at: 1,
            what: JSON.stringify({ filler: 'x'.repeat(100) }),
          };
        }),
      );
      await knex.batchInsert('changes', rows, 50);
      await knex.raw(isSqlite ? 'analyze' : 'vacuum analyze');
    });

    /** How the database does what is asked of it, each statement in a text. */
    async function plansOf(
      ask: (reader: ReturnType<typeof createReader>) => Promise<unknown>,
    ) {
      const asked: Sql[] = [];
      const reader = createReader(knex);
      await ask({
        oneOf: (column, values) => reader.oneOf(column, values),
        read: sql => {
          asked.push(sql);
          return reader.read(sql);
        },
      });
      const plans = asked.map(async ({ text, values }) => {
        const plan = await knex.raw(
          `${isSqlite ? 'explain query plan' : 'explain'} ${text}`,
          values as Array<string | number>,
        );
        return JSON.stringify(plan.rows ?? plan);
      });
      return Promise.all(plans);
    }

    const find = async (kind: ChangeKind, filter: ChangeFilter) => {
      const [plan] = await plansOf(reader =>
        findChanges(reader, [kind], { filter, limit: 10 }),
      );
      return plan;
    };
    const SORTS = isSqlite ? 'USE TEMP B-TREE' : 'Sort';

    it.each(CHANGE_KINDS)(
      'are found in the order of an index: %s',
      async kind => {
        for (const filter of [{ from: 1 }, VISIBLE]) {
          const plan = await find(kind, filter);
          // Of kinds that there are many of, PostgreSQL takes all by the time.
          expect(plan).toMatch(/changes_(kind_index|pkey)/);
          expect(plan).not.toContain(SORTS);
        }
      },
    );

    it.each(['nodesAdded', 'policy'] as const)(
      'are found of a cluster: %s',
      async kind => {
        const plan = await find(kind, { ...VISIBLE, clusterNo: 3 });
        expect(plan).toMatch(/changes_(cluster|kind)_index/);
        expect(plan).not.toContain(SORTS);
      },
    );

    it('are found of workloads of a service', async () => {
      const owner = 'group:default/7';
      const plan = await find('scaling', { from: 1, owner });
      expect(plan).toContain('changes_workload_index');
      expect(plan).toContain('history_workloads_service_id_index');
    });

    it('are counted in an index alone', async () => {
      const plans = await plansOf(reader => countChanges(reader, { from: 1 }));
      expect(plans).toHaveLength(CHANGE_KINDS.length);
      for (const plan of plans) {
        expect(plan).toContain(
          isSqlite
            ? 'COVERING INDEX changes_kind_index (kind=? AND id>?)'
            : 'Index Only Scan using changes_kind_index',
        );
      }
    });
  });
});
