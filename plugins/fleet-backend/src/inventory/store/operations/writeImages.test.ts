import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { seedFleet } from '../../../testing/seedFleet';

jest.setTimeout(60_000);

const TEMPLATE = JSON.stringify([
  { container: 'a', image: 'docker.io/library/nginx', tag: '1.27' },
  { container: 'b', image: 'ghcr.io/acme/web', digest: 'sha256:aa' },
  { container: 'c', image: 'docker.io/library/nginx', tag: '1.27' },
]);
const POD = JSON.stringify([
  ['a', 'sha256:bb', 'docker.io/library/nginx', '1.27'],
]);

describe('writeImages', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let write: (texts: Record<string, string>) => Promise<void>;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const clusterId = await seedFleet(knex).cluster('one');
      const writer = inventoryWriter(knex);
      write = texts =>
        writer.commit({
          clusterId,
          kind: 'Pod',
          texts: JSON.stringify(texts),
          images: JSON.stringify(Object.keys(texts)),
        });
    });

    const images = () =>
      knex('images')
        .join('text_images', 'image_id', 'images.id')
        .join('texts', 'texts.id', 'text_id')
        .select('key', 'repository', 'familiar_name', 'tag', 'digest')
        .orderBy(['key', 'repository']);

    it('tells which images the new texts name', async () => {
      await write({ t: TEMPLATE, p: POD, n: 'node-1', broken: '[["' });
      const nginx = {
        repository: 'docker.io/library/nginx',
        familiar_name: 'nginx',
        tag: '1.27',
      };
      expect(await images()).toEqual([
        { ...nginx, key: 'p', digest: 'sha256:bb' },
        { ...nginx, key: 't', digest: '' },
        {
          key: 't',
          repository: 'ghcr.io/acme/web',
          familiar_name: 'ghcr.io/acme/web',
          tag: '',
          digest: 'sha256:aa',
        },
      ]);
    });

    it('keeps when it saw an image first', async () => {
      await write({ t: TEMPLATE });
      await knex('images').update({ first_seen_at: 'before' });
      await write({ t: TEMPLATE, other: TEMPLATE, p: POD });
      const seen = await knex('images').pluck('first_seen_at');
      expect(seen.filter(at => at === 'before')).toHaveLength(2);
      expect(seen).toHaveLength(3);
      expect(await images()).toHaveLength(5);
    });
  });
});
