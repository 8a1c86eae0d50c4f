import { TestDatabases } from '@backstage/backend-test-utils';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { deployment } from '../../../testing/objects';
import { seedFleet } from '../../../testing/seedFleet';
import { WatchedCluster } from '../../../testing/WatchedCluster';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

it.each(databases.eachSupportedId())(
  'keeps labels of what is written beside a workload whose labels changed in %p',
  async databaseId => {
    const knex = await migrated(await databases.init(databaseId));
    const id = await seedFleet(knex).cluster('one');
    const cluster = new WatchedCluster(id, inventoryWriter(knex));
    const scaled = deployment('scaled');
    const relabelled = deployment('relabelled');
    await cluster.changed(scaled, relabelled);
    // Their services have been looked for.
    await knex('claims_due').delete();

    const spec = { ...(scaled.spec as object), replicas: 9 };
    const labels = { app: 'another' };
    const metadata = { ...relabelled.metadata, labels };
    await cluster.changed({ ...scaled, spec }, { ...relabelled, metadata });

    const kept = await knex('workload_labels as w')
      .join('labels as l', 'l.id', 'w.label_id')
      .orderBy('l.label_value')
      .pluck('l.label_value');
    expect(kept).toEqual(['another', 'scaled']);
  },
);
