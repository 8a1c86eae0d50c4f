import { TestDatabases } from '@backstage/backend-test-utils';
import { uidBytes } from '../../inventory/uid';
import { askAllPlacements, askPlacements } from '../../testing/askPlacements';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';

jest.setTimeout(60_000);

describe('DatabasePlacementsQuestion answers page by page', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    /** Names that are equal, or that collations sort in different ways. */
    async function seeded() {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const labels = { 'app.kubernetes.io/name': 'web' };
      for (const name of [
        'prod',
        'prod',
        'Prod',
        'prod-a',
        'prod_a',
        'étoile',
      ]) {
        const cluster = await seed.cluster(name);
        for (const namespace of ['shop', 'Shop', 'sh-op']) {
          for (const kind of ['Deployment', 'StatefulSet']) {
            const columns = { namespace, kind, name: 'web' };
            await seed.workload(cluster, columns, labels);
            await seed.workload(cluster, columns, labels);
          }
        }
      }
      return knex;
    }

    it('with no gap and nothing twice, whatever the size of a page', async () => {
      const knex = await seeded();
      const whole = await askPlacements(knex, { service: 'web', limit: 1000 });
      expect(whole.items).toHaveLength(72);
      expect(whole.nextCursor).toBeUndefined();
      for (const limit of [1, 5, 36, 71, 72]) {
        const pages = await askAllPlacements(knex, { service: 'web', limit });
        const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
        expect(ids).toEqual(whole.items.map(({ id }) => id));
        expect(new Set(pages.map(page => page.totalItems))).toEqual(
          new Set([72]),
        );
        expect(pages).toHaveLength(Math.ceil(72 / limit));
      }
    });

    it('with 100 items where no limit is asked for', async () => {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const cluster = await seed.cluster('prod');
      for (let n = 0; n < 101; n += 1) {
        await seed.workload(cluster, { name: `w-${n}` }, { app: 'web' });
      }
      const answer = await askPlacements(knex, { selector: 'app=web' });
      expect(answer.items).toHaveLength(100);
      expect(answer.totalItems).toBe(101);
      expect(answer.nextCursor).toEqual(expect.any(String));
    });

    it('goes on after a row that is gone meanwhile', async () => {
      const knex = await seeded();
      const query = { service: 'web', limit: 10 };
      const first = await askPlacements(knex, query);
      const { items: rest } = await askPlacements(knex, {
        ...query,
        limit: 1000,
        cursor: first.nextCursor,
      });
      const last = first.items[9];
      const uid = uidBytes(last.id.split(':')[1]);
      await knex('workloads')
        .delete()
        .whereIn('id', knex('object_ids').select('id').where({ uid }));
      expect((await askPlacements(knex, query)).totalItems).toBe(71);
      const { items } = await askPlacements(knex, {
        ...query,
        limit: 1000,
        cursor: first.nextCursor,
      });
      expect(items).toEqual(rest);
    });
  });
});
