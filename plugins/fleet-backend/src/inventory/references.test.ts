import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../testing/migrated';
import { seedFleet } from '../testing/seedFleet';

jest.setTimeout(60_000);

const OF_CLUSTERS = ['workloads', 'replica_sets', 'pods', 'object_ids'];
const IMAGES = JSON.stringify([{ container: 'a', image: 'nginx', tag: '1' }]);

describe('what refers to what is deleted', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())('goes with it, %p', async databaseId => {
    const knex = await migrated(await databases.init(databaseId));
    const seed = seedFleet(knex);
    for (const name of ['kept', 'gone']) {
      const cluster = await seed.cluster(name);
      const labels = { app: name };
      const uid = await seed.workload(cluster, { images: IMAGES }, labels);
      const rs = await seed.replicaSet(cluster, uid);
      await seed.pod(cluster, rs);
    }
    const counts = async () => {
      const tables = [...OF_CLUSTERS, 'workload_labels', 'text_images'];
      const rows = tables.map(table => knex(table).count({ n: '*' }).first());
      return (await Promise.all(rows)).map(row => Number(row!.n));
    };
    const [before, texts] = [await counts(), await knex('texts')];
    expect(Math.min(...before)).toBeGreaterThan(0);

    await knex('clusters').where({ name: 'gone' }).delete();
    const images = before.at(-1)!;
    const half = before.slice(0, -1).map(count => count / 2);
    expect(await counts()).toEqual([...half, images]);
    const [{ no }] = await knex('clusters');
    for (const table of OF_CLUSTERS) {
      expect(await knex(table).whereNot({ cluster_no: no })).toEqual([]);
    }

    await knex('workloads').delete();
    expect(await knex('workload_labels')).toEqual([]);
    const { id } = texts.find(({ text }) => text === IMAGES)!;
    await knex('texts').where({ id }).delete();
    expect(await knex('text_images').where({ text_id: id })).toEqual([]);
  });
});
