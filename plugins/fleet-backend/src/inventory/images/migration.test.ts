import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../../testing/migrated';

jest.setTimeout(60_000);

const NAME = '20261125031000_images.js';
/** Those that came after it, and build upon it. */
const LATER = [
  '20261126070200_fewer_references.js',
  '20261126070100_image_uses.js',
  '20261126070000_smaller_inventory.js',
];

describe('the migration of images', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'finds the images of the templates that there are, %p',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      const directory = resolvePackagePath(
        '@flotilla/backstage-plugin-fleet-backend',
        'migrations',
      );
      for (const name of [...LATER, NAME]) {
        await knex.migrate.down({ directory, name });
      }
      const nginx = { image: 'docker.io/library/nginx', tag: '1.27' };
      const web = { image: 'ghcr.io/acme/web', digest: 'sha256:aa' };
      const texts = [
        JSON.stringify([{ container: 'a', ...nginx }]),
        'node-1',
        JSON.stringify([
          { container: 'a', ...web },
          { container: 'b', ...nginx },
          { container: 'c', ...nginx },
          { container: 'd', image: '' },
        ]),
        '[{"container":',
      ];
      await knex('texts').insert(
        texts.map((text, n) => ({ key: `${n}`, text })),
      );
      await knex.migrate.up({ directory, name: NAME });

      const found = await knex('text_images')
        .join('images', 'images.id', 'image_id')
        .join('texts', 'texts.id', 'text_id')
        .select('key', 'repository', 'familiar_name', 'tag', 'digest')
        .orderBy(['key', 'repository']);
      const one = {
        repository: nginx.image,
        familiar_name: 'nginx',
        tag: '1.27',
        digest: '',
      };
      expect(found).toEqual([
        { key: '0', ...one },
        { key: '2', ...one },
        {
          key: '2',
          repository: web.image,
          familiar_name: web.image,
          tag: '',
          digest: 'sha256:aa',
        },
      ]);
    },
  );
});
