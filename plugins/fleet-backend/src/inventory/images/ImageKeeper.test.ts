import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { ImageKeeper } from './ImageKeeper';

jest.setTimeout(60_000);

const image = (name: string) => ({ container: name, image: name, tag: '1' });
const [WEB, PROXY] = [image('web'), image('proxy')];

describe('ImageKeeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    /** The proxy runs in all three workloads, web in one of each cluster. */
    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      await knex('services').insert({
        entity_ref: 'component:default/web',
        owner: 'group:default/a',
        lookup: '{}',
      });
      for (const name of ['one', 'two']) {
        const cluster = await seed.cluster(name);
        await seed.workload(cluster, {
          name: 'web',
          images: JSON.stringify([WEB, PROXY]),
        });
      }
      const [one] = await knex('clusters').where({ name: 'one' }).pluck('id');
      const cron = await seed.workload(one, {
        kind: 'CronJob',
        name: 'nightly',
        images: JSON.stringify([PROXY]),
      });
      await seed.workload(one, {
        kind: 'Job',
        name: 'nightly-1',
        owner_uid: cron,
        images: JSON.stringify([PROXY]),
      });
      const [service_id] = await knex('services').pluck('id');
      await knex('workloads').where({ name: 'web' }).update({ service_id });
    });

    const keep = (signal = new AbortController().signal) =>
      ImageKeeper.create({
        knex,
        writer: inventoryWriter(knex),
        now: () => 0,
      }).run(signal);

    const uses = () =>
      knex('image_uses')
        .join('images', 'images.id', 'image_id')
        .select('repository', 'workloads', 'clusters', 'owned', 'owners')
        .orderBy('repository');

    const proxy = { repository: 'proxy', clusters: 2 };
    const owners = JSON.stringify(['group:default/a']);

    it('sums up how many workloads run each image, and for whom', async () => {
      await keep();
      expect(await uses()).toEqual([
        { ...proxy, workloads: 3, owned: 2, owners },
        { repository: 'web', workloads: 2, clusters: 2, owned: 2, owners },
      ]);
      expect(await knex('image_uses_summed').pluck('at')).toEqual([
        '1970-01-01T00:00:00.000Z',
      ]);
    });

    it('follows the workloads, and writes what is another alone', async () => {
      await keep();
      await knex('image_uses').where({ workloads: 2 }).update({ owners: null });
      await knex('workloads').where({ name: 'web' }).delete();
      await keep();
      expect(await uses()).toEqual([
        { ...proxy, workloads: 1, clusters: 1, owned: 0, owners: null },
      ]);
      await keep();
      expect(await knex('image_uses_summed')).toHaveLength(1);
    });

    it('sums up all or nothing where it is interrupted', async () => {
      await keep(AbortSignal.abort());
      expect(await knex('image_uses_summed')).toEqual([]);
    });
  });
});
