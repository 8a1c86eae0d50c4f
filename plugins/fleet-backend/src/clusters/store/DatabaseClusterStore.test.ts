import { TestDatabases } from '@backstage/backend-test-utils';
import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { DatabaseClusterStore } from './DatabaseClusterStore';
import { NO_LOCATOR } from './operations/retireClusters';

jest.setTimeout(60_000);

const located = (
  key: string,
  fields: Partial<LocatedCluster> = {},
): LocatedCluster => ({ key, name: key, problem: 'none', ...fields });

describe('DatabaseClusterStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let now: number;
    let deleteRows: (no: number, signal: AbortSignal) => Promise<void>;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      now = 0;
      deleteRows = async () => {};
    });

    const store = () =>
      DatabaseClusterStore.create({ knex, now: () => now, deleteRows });
    const { signal } = new AbortController();
    const retire = (
      locators: string[],
      keep: Array<{ locator: string; ids: string[] }>,
    ) => store().retire({ locators, keep }, signal);
    const ids = () => knex('clusters').pluck('id');
    /** Of the clusters that a locator names. */
    const names = () =>
      knex('clusters').whereNot({ locator: NO_LOCATOR }).pluck('name');

    it('issues ids in the order of the clusters, and finds them again', async () => {
      const first = await store().identify('a', [located('x'), located('y')]);
      expect(new Set(first).size).toBe(2);
      const again = await store().identify('a', [
        located('y'),
        located('new'),
        located('x'),
      ]);
      expect([again[2], again[0]]).toEqual(first);
      expect(first).not.toContain(again[1]);
      expect(await knex('clusters').where('id', first[0])).toMatchObject([
        { locator: 'a', locator_key: 'x', status: 'initial', uid: null },
      ]);
    });

    it('keeps clusters of one name apart, within and across locators', async () => {
      const same = await store().identify('a', [
        located('k1', { name: 'prod' }),
        located('k2', { name: 'prod' }),
      ]);
      const other = await store().identify('b', [
        located('k1', { name: 'prod' }),
      ]);
      expect(new Set([...same, ...other]).size).toBe(3);
    });

    it('keeps names and labels as they are now, and the id and state', async () => {
      const [id] = await store().identify('a', [located('x')]);
      await knex('clusters').update({ status: 'current' });
      const labels = JSON.parse('{"__proto__":"p","env":"prod"}');
      const again = await store().identify('a', [
        located('x', { name: 'renamed', labels }),
      ]);
      expect(again).toEqual([id]);
      expect(await knex('clusters')).toMatchObject([
        {
          name: 'renamed',
          labels: '{"__proto__":"p","env":"prod"}',
          status: 'current',
        },
      ]);
    });

    it('agrees with another replica that issues at the same time', async () => {
      const all = await Promise.all(
        Array.from({ length: 5 }, () => store().identify('a', [located('x')])),
      );
      expect(new Set(all.flat()).size).toBe(1);
      expect(await ids()).toEqual(all[0]);
    });

    it('drops clusters that are not named any more, with all their rows', async () => {
      const [keep, drop] = await store().identify('a', [
        located('keep'),
        located('drop'),
      ]);
      const seed = seedFleet(knex);
      for (const id of [keep, drop]) {
        const uid = await seed.workload(id, {}, { app: 'web' });
        await seed.replicaSet(id, uid);
        await seed.pod(id, uid);
        await seed.node(id);
        await seed.kind(id, 'Pod');
        await seed.namespace(id);
      }
      await retire(['a'], [{ locator: 'a', ids: [keep] }]);
      expect(await ids()).toEqual([keep]);
      const no = await knex('clusters').pluck('no');
      for (const table of [
        'workloads',
        'object_ids',
        'replica_sets',
        'pods',
        'nodes',
        'kind_syncs',
        'namespaces',
      ]) {
        const left = await knex(table)
          .distinct('cluster_no')
          .pluck('cluster_no');
        expect([table, left]).toEqual([table, no]);
      }
      expect(await knex('workload_labels')).toHaveLength(1);
    });

    it('deletes the rows of a cluster before it, and ends what a crash left', async () => {
      const [keep, drop] = await store().identify('a', [
        located('keep'),
        located('drop'),
      ]);
      const [{ no }] = await knex('clusters').where({ id: drop });
      const asked: unknown[] = [];
      deleteRows = async (...args) => {
        asked.push(args);
        throw new Error('the machine is off');
      };
      const kept = [{ locator: 'a', ids: [keep] }];
      await expect(retire(['a'], kept)).rejects.toThrow('the machine is off');
      expect(asked).toEqual([[no, signal]]);
      expect(await ids()).toContain(drop);
      expect(await names()).toEqual(['keep']);

      // It is named again: half of what was kept of it is gone.
      const [again] = await store().identify('a', [located('drop')]);
      expect(again).not.toBe(drop);
      deleteRows = async () => {
        expect(await ids()).toContain(drop);
      };
      await retire(['a'], []);
      expect((await ids()).sort()).toEqual([keep, again].sort());
      expect((await names()).sort()).toEqual(['drop', 'keep']);
      expect.assertions(8);
    });

    it('keeps the clusters of a locator that it is told nothing of', async () => {
      const failing = await store().identify('failing', [located('x')]);
      await store().identify('empty', [located('y')]);
      await store().identify('removed', [located('z')]);
      await retire(['failing', 'empty'], [{ locator: 'empty', ids: [] }]);
      expect(await ids()).toEqual(failing);
    });

    it('keeps why a locator cannot be read, and since when', async () => {
      now = 1_000;
      await store().recordLocator('a', 'no such file');
      now = 2_000;
      await store().recordLocator('a', 'no access');
      const since = '1970-01-01T00:00:01.000Z';
      expect(await knex('locator_problems')).toEqual([
        { locator: 'a', reason: 'no access', since },
      ]);
      await store().recordLocator('a', undefined);
      expect(await knex('locator_problems')).toEqual([]);
    });

    it('drops problems of locators that are not configured any more', async () => {
      await store().recordLocator('a', 'why');
      await store().recordLocator('b', 'why');
      await retire(['b'], []);
      expect(await knex('locator_problems').pluck('locator')).toEqual(['b']);
      await retire([], []);
      expect(await knex('locator_problems')).toEqual([]);
    });
  });
});
