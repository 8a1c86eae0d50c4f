import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { deleteOld } from './deleteOld';
import { secondOfKey, secondsOf } from './keys';

jest.setTimeout(60_000);

const NOW = '2026-11-24T12:00:00.000Z';

describe('deleteOld', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const past = seedUpgrades(knex);
      const cluster = await seedFleet(knex).cluster('one');
      const workload = await past.workload(cluster, { name: 'web' });
      await past.upgrade(workload, { at: NOW });
      const [row] = await knex('upgrades');
      // Two portions and some, one in each second before.
      const older = Array.from({ length: 1_100 }, (_, n) => ({
        ...row,
        id: Number(row.id) - 65_536 * (n + 1),
      }));
      await knex.batchInsert('upgrades', older, 50);
      const { id, workload_id } = row;
      await knex('restarts').insert(
        [id, Number(id) - 65_536 * 100].map(key => ({
          ...{ id: key, workload_id, container: 1, count: 1, evidence: 0 },
        })),
      );
      const { cluster_no } = await knex('history_workloads').first();
      await knex('changes').insert(
        [id, Number(id) - 65_536 * 100].map(key => ({
          ...{ id: key, cluster_no, kind: 5, last_at: 0, what: '{}' },
        })),
      );
    });

    const exclusively = (work: (tx: Knex.Transaction) => Promise<number>) =>
      knex.transaction(work);

    it('leaves what is not older, to the second', async () => {
      const before = secondsOf(NOW) - 10;
      await deleteOld(exclusively, before, new AbortController().signal);
      const ids: unknown[] = await knex('upgrades').orderBy('id').pluck('id');
      expect(ids).toHaveLength(11);
      expect(secondOfKey(Number(ids[0]))).toBe(before);
      expect(await knex('restarts')).toHaveLength(1);
      expect(await knex('changes')).toHaveLength(1);
    });

    it('deletes in portions, and stops between them', async () => {
      const stopping = new AbortController();
      const counts: number[] = [];
      const work = deleteOld(
        async each => {
          const count = await exclusively(each);
          counts.push(count);
          if (counts.length === 2) {
            stopping.abort(new Error('stopped'));
          }
          return count;
        },
        secondsOf(NOW),
        stopping.signal,
      );
      await expect(work).rejects.toThrow('stopped');
      expect(counts).toEqual([500, 500]);
      expect(await knex('upgrades')).toHaveLength(101);
    });
  });
});
