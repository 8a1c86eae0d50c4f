import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { deleteUnused, REFERRED } from '../store/housekeeping/deleteUnused';

jest.setTimeout(60_000);

const images = (repository: string) =>
  JSON.stringify([{ container: 'a', image: repository, tag: '1' }]);

describe('images that nothing names any more', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'go after the texts that did, %p',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const cluster = await seed.cluster('one');
      for (const repository of ['kept', 'gone']) {
        await seed.workload(cluster, { images: images(repository) });
      }
      const clean = () =>
        knex.transaction(async tx => {
          for (const referred of REFERRED) {
            await deleteUnused(tx, referred, { after: 0, limit: 100 });
          }
        });
      await clean();
      expect(await knex('images')).toHaveLength(2);
      await knex('texts')
        .where({ text: images('gone') })
        .delete();
      await clean();
      expect(await knex('images').pluck('repository')).toEqual(['kept']);
      expect(await knex('text_images')).toHaveLength(1);
    },
  );
});
