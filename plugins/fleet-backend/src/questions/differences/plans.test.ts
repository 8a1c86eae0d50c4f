import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seeingAll } from '../../testing/seeingAll';
import { createReader, type Sql } from '../sql';
import { compareClusters } from './compareClusters';
import { readDigests } from './readDigests';
import { readTemplateHashes } from './readTemplateHashes';
import { readWorkloads } from './readWorkloads';

jest.setTimeout(120_000);

const CLUSTERS = 30;
const WORKLOADS = 40;
/** Of each workload. */
const SETS = 10;
const PODS = 4;

type Row = Record<string, unknown>;

describe('differences', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const isSqlite = databaseId.startsWith('SQLITE');
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const first = await seed.cluster('cluster-0');
      for (let n = 1; n < CLUSTERS; n += 1) {
        await seed.cluster(`cluster-${n}`);
      }
      await seed.pod(
        first,
        await seed.replicaSet(first, await seed.workload(first)),
      );
      await seed.node(first);
      const nos: number[] = await knex('clusters').pluck('no');
      const uid = (n: number) => Buffer.from(`${n}`.padStart(16));
      const copies = async (
        table: string,
        each: number,
        of: (no: number, n: number) => Row,
      ) => {
        const { id: _id, ...copy } = await knex(table).first();
        const rows = nos.flatMap(cluster_no =>
          Array.from({ length: each }, (_, n) => ({
            ...copy,
            ...of(cluster_no, n),
            cluster_no,
          })),
        );
        await knex.batchInsert(table, rows, 30);
      };
      const id = (no: number, n: number) => no * 10_000 + n;
      await copies('object_ids', (1 + SETS) * WORKLOADS, (no, n) => ({
        ...{ id: id(no, n), uid: uid(id(no, n)) },
      }));
      await copies('workloads', WORKLOADS, (no, n) => ({
        ...{ id: id(no, n), name: `web-${n}` },
      }));
      await copies('replica_sets', SETS * WORKLOADS, (no, n) => ({
        ...{ id: id(no, WORKLOADS + n), owner_id: id(no, n % WORKLOADS) },
      }));
      await copies('pods', WORKLOADS * PODS, (no, n) => ({
        uid: uid(id(no, n)),
        owner_id: id(no, WORKLOADS + (n % WORKLOADS)),
      }));
      await copies('nodes', 20, (no, n) => ({
        ...{ id: id(no, n), uid: uid(id(no, n)), name: `node-${n}` },
      }));
      await knex.raw(isSqlite ? 'analyze' : 'vacuum analyze');
    });

    /** How the database does what is asked of it. */
    async function planOf(
      ask: (reader: ReturnType<typeof createReader>) => Promise<unknown>,
    ): Promise<string> {
      const asked: Sql[] = [];
      const reader = createReader(knex);
      await ask({
        oneOf: (column, values) => reader.oneOf(column, values),
        read: sql => {
          asked.push(sql);
          return reader.read(sql);
        },
      });
      const [{ text, values }] = asked;
      const plan = await knex.raw(
        `${isSqlite ? 'explain query plan' : 'explain'} ${text}`,
        values as Array<string | number>,
      );
      return JSON.stringify(plan.rows ?? plan);
    }

    /** Of a table under its name in the statement, no row is looked at in vain. */
    const isScanned = (plan: string, table: string, alias: string) =>
      isSqlite
        ? plan.includes(`SCAN ${alias}"`)
        : plan.includes(`Seq Scan on ${table}`);

    it('read the workloads of two clusters by an index', async () => {
      const plan = await planOf(reader => readWorkloads(reader, [2, 3], {}));
      expect(isScanned(plan, 'workloads', 'w')).toBe(false);
      expect(plan).toMatch(/workloads_\w+_index/);
    });

    it('read what their pods run by an index', async () => {
      const plan = await planOf(reader => readDigests(reader, [2, 3]));
      expect(isScanned(plan, 'pods', 'p')).toBe(false);
    });

    it('read the ReplicaSets of their workloads alone', async () => {
      const workloads = await readWorkloads(createReader(knex), [2, 3], {});
      const plan = await planOf(reader =>
        readTemplateHashes(reader, workloads),
      );
      expect(plan).toContain('replica_sets_owner_id_index');
      expect(isScanned(plan, 'workloads', 'w')).toBe(false);
    });

    it('count their nodes in an index alone', async () => {
      const { fleet } = await seeingAll(knex);
      const [left, right] = fleet.clusters;
      const plan = await planOf(reader => compareClusters(reader, left, right));
      expect(plan).toMatch(
        isSqlite
          ? /COVERING INDEX nodes_counted_index \(cluster_no=/
          : /Index Only Scan using nodes_counted_index/,
      );
    });
  });
});
