import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { podProjection } from '../projections/pod';
import { keptUid, uidBytes } from '../uid';

jest.setTimeout(60_000);

const UID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const NAME = '20261126070000_smaller_inventory.js';
const LATER = [
  '20261126070200_fewer_references.js',
  '20261126070100_image_uses.js',
];

describe('the migration to a smaller inventory', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'keeps pods, and looks for none of them again, %p',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      const directory = resolvePackagePath(
        '@flotilla/backstage-plugin-fleet-backend',
        'migrations',
      );
      await seedFleet(knex).cluster('one');
      const [cluster_no] = await knex('clusters').pluck('no');
      for (const name of [...LATER, NAME]) {
        await knex.migrate.down({ directory, name });
      }
      const pod = {
        ...{ cluster_no, row_hash: 2 ** 47, namespace: 1, name: 'web-1' },
        ...{ ready: true, restarts: 3, digests: 1, cpu_request: 250 },
      };
      await knex('pods').insert({ ...pod, uid: uidBytes(UID) });
      await knex.migrate.up({ directory, name: NAME });

      const [{ uid, ...kept }] = await knex('pods');
      expect(uid.toString('hex')).toBe(keptUid(UID, podProjection));
      expect({ ...kept, row_hash: Number(kept.row_hash) }).toMatchObject({
        ...pod,
        ready: kept.ready,
      });
    },
  );
});
