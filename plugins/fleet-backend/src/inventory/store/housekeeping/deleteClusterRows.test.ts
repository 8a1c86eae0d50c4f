import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../../testing/migrated';
import { type FleetSeed, seedFleet } from '../../../testing/seedFleet';
import { deleteClusterRows } from './deleteClusterRows';

jest.setTimeout(60_000);

/** Of these a cluster has few: they go with the cluster. */
const FEW = ['cluster_leases', 'kind_syncs'];
const NEVER = new AbortController().signal;

describe('deleteClusterRows', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let gone: number;
    let kept: number;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      for (const name of ['gone', 'kept']) {
        const id = await seed.cluster(name);
        const workload = await seed.workload(id, {}, { app: 'web', env: name });
        await seed.replicaSet(id, workload);
        await seed.pod(id, workload);
        await seed.node(id);
        await seed.namespace(id);
        await seed.kind(id, 'Pod');
        await seed.certificate(id);
        await seed.serverCertificate(id);
        const { no } = await knex('clusters').where({ id }).first('no');
        await knex('requests_due').insert({ cluster_no: no });
        const sums = { namespace: 'shop', pods: 1, cpu: 1, memory: 1 };
        await knex('loose_requests').insert({ cluster_no: no, ...sums });
      }
      [gone, kept] = await knex('clusters').orderBy('name').pluck('no');
    });

    const count = async (table: string, no: number) => {
      const [{ n }] = await knex(table)
        .where({ cluster_no: no })
        .count({ n: '*' });
      return Number(n);
    };

    /** Many pods, as the one that is there. */
    async function addPods(pods: number) {
      const { id, ...pod } = await knex('pods')
        .first()
        .where({ cluster_no: gone });
      const uid = (n: number) => Buffer.from(String(n).padStart(16, '0'));
      const rows = Array.from({ length: pods }, (_, n) => ({
        ...pod,
        uid: uid(n),
      }));
      await knex.batchInsert('pods', rows, 200);
    }

    /** The tables that have rows of clusters, whoever added them. */
    async function tablesOfClusters(): Promise<string[]> {
      const isSqlite = databaseId.startsWith('SQLITE');
      const found = await knex.raw(
        isSqlite
          ? `select m.name from sqlite_master m, pragma_table_info(m.name) c
             where m.type = 'table' and c.name = 'cluster_no'`
          : `select table_name as name from information_schema.columns
             where column_name = 'cluster_no'
             and table_schema = current_schema()`,
      );
      const rows: Array<{ name: string }> = isSqlite ? found : found.rows;
      return rows.map(({ name }) => name).sort();
    }

    it('deletes the rows of one cluster, in every table that may have many', async () => {
      const tables = await tablesOfClusters();
      expect(tables).toEqual(expect.arrayContaining(['pods', ...FEW]));
      const counts = (no: number) =>
        Promise.all(
          tables
            .filter(table => !FEW.includes(table))
            .map(async table => [table, await count(table, no)]),
        );
      const before = await counts(kept);
      await deleteClusterRows(knex, gone, NEVER);
      for (const [table, left] of await counts(gone)) {
        expect([table, left]).toEqual([table, 0]);
      }
      expect(await counts(kept)).toEqual(before);
      expect(await knex('workload_labels')).toHaveLength(2);
      expect(await knex('clusters')).toHaveLength(2);
    });

    it('lets others have their turn between portions, and stops when told to', async () => {
      await addPods(2_000);
      const stop = new AbortController();
      let turns = 0;
      const takeTurns = () => {
        turns += 1;
        if (turns === 3) {
          stop.abort(new Error('stopped'));
        } else {
          setImmediate(takeTurns);
        }
      };
      setImmediate(takeTurns);
      await expect(deleteClusterRows(knex, gone, stop.signal)).rejects.toThrow(
        'stopped',
      );
      expect(await count('pods', gone)).toBeGreaterThan(0);
      await deleteClusterRows(knex, gone, NEVER);
      expect(await count('pods', gone)).toBe(0);
    });

    it('shares the work with another replica that does the same', async () => {
      await addPods(2_000);
      await Promise.all([
        deleteClusterRows(knex, gone, NEVER),
        deleteClusterRows(knex, gone, NEVER),
      ]);
      expect(await count('pods', gone)).toBe(0);
      expect(await count('pods', kept)).toBe(1);
    });
  });
});
