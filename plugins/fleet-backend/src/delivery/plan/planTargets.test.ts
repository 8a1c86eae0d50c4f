import { TestDatabases } from '@backstage/backend-test-utils';
import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { RolloutAsker } from '../../access';
import type { ClusterRow } from '../../questions/coverage';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seeingAll } from '../../testing/seeingAll';
import { readRequest } from '../request/readRequest';
import { DatabaseServiceFacts } from './DatabaseServiceFacts';
import { planTargets } from './planTargets';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const SYSTEM = 'system:default/shop';

describe.each(databases.eachSupportedId())('planTargets in %p', databaseId => {
  let knex: Knex;
  let asker: RolloutAsker;

  beforeAll(async () => {
    knex = await migrated(await databases.init(databaseId));
    await seed(knex);
    const may = { create: () => true, act: () => true, approve: () => true };
    asker = { ...(await seeingAll(knex)), ref: 'user:default/anna', may };
  });

  async function plan(request: Partial<NewRollout>, who = asker) {
    const spec = readRequest({
      name: 'shop',
      source: { image: { changes: [{ image: 'acme/web:2' }] } },
      placement: { clusterSelector: 'env' },
      ...request,
    });
    const order = await planTargets(
      spec,
      who,
      DatabaseServiceFacts.create(knex),
    );
    const targets = order.targets.map(target => {
      const { cluster, wave, level, namespace, workloads = [] } = target;
      const names = workloads.map(({ name }) => name).join('+');
      return `${wave}.${level} ${cluster.name} ${namespace} ${names}`.trim();
    });
    return { ...order, targets };
  }

  it('finds the workloads of a service whose image is of the repository', async () => {
    const { targets } = await plan({ entityRef: 'web' });
    expect(targets).toEqual(['0.0 eu shop web', '0.0 us shop web']);
  });

  it('has a target for each namespace', async () => {
    const { targets } = await plan({
      entityRef: 'api',
      source: { image: { changes: [{ container: 'api', image: 'other:2' }] } },
      placement: { entityRef: 'api' },
    });
    expect(targets).toEqual([
      '0.0 eu other api',
      '0.0 eu shop api',
      '0.0 us shop api',
    ]);
    const narrow = await plan({
      entityRef: 'api',
      namespace: 'other',
      source: { image: { changes: [{ container: 'api', image: 'other:2' }] } },
      placement: { entityRef: 'api' },
    });
    expect(narrow.targets).toEqual(['0.0 eu other api']);
  });

  it('finds one workload by its name, whoever owns it', async () => {
    const { targets } = await plan({
      namespace: 'shop',
      source: {
        image: {
          changes: [{ image: 'acme/tool:2' }],
          workload: { kind: 'Deployment', name: 'tool' },
        },
      },
    });
    expect(targets).toEqual(['0.0 us shop tool']);
  });

  it('orders the services of a system by their APIs, within waves', async () => {
    const { targets, cycles } = await plan({
      entityRef: SYSTEM,
      source: {
        image: {
          changes: [{ image: 'acme/web:2' }, { image: 'acme/api:2' }],
        },
      },
      strategy: { order: 'apis', waves: [{ name: 'canary', count: 1 }] },
    });
    expect([...targets].sort()).toEqual([
      '0.0 eu other api',
      '0.0 eu shop api',
      '0.1 eu shop web',
      '1.0 us shop api',
      '1.1 us shop web',
    ]);
    expect(cycles).toEqual([]);
  });

  it('takes clusters by label where the source is whole objects', async () => {
    const { targets } = await plan({
      namespace: 'shop',
      source: { manifests: { url: 'https://x' } },
      overrides: [{ clusters: ['us'], replicas: 2 }],
    });
    expect(targets).toEqual(['0.0 eu shop', '0.0 lab shop', '0.0 us shop']);
  });

  it.each<[string, Partial<NewRollout>, string]>([
    [
      'labels that no cluster has',
      { entityRef: 'web', placement: { clusterSelector: 'env=none' } },
      'matches no cluster; see GET /clusters',
    ],
    [
      'clusters where nothing has such an image',
      { entityRef: 'web', placement: { clusters: ['lab'] } },
      'runs a workload with such an image',
    ],
    [
      'a name that there is none of',
      { entityRef: 'web', placement: { clusters: ['mars'] } },
      'There is no cluster',
    ],
    [
      'a system without services',
      { entityRef: 'system:default/empty' },
      'No service of the catalog',
    ],
  ])('refuses %s', async (_, request, message) => {
    await expect(plan(request)).rejects.toThrow(message);
  });

  it('names the clusters that the asker may not deliver to', async () => {
    const create = ({ name }: ClusterRow) => name !== 'us';
    const may = { ...asker.may, create };
    await expect(plan({ entityRef: 'web' }, { ...asker, may })).rejects.toThrow(
      'fleet.rollout.create for us',
    );
  });

  it('does not touch workloads that the asker may not know of', async () => {
    const some = { ...asker, workloads: { namespaces: ['other'] } };
    const { targets } = await plan(
      {
        entityRef: 'api',
        namespace: 'other',
        source: { image: { changes: [{ image: 'acme/api:2' }] } },
      },
      some,
    );
    expect(targets).toEqual(['0.0 eu other api']);
    await expect(plan({ entityRef: 'web' }, some)).rejects.toThrow(
      'matches no cluster',
    );
    await expect(
      plan(
        { namespace: 'shop', source: { manifests: { url: 'https://x' } } },
        some,
      ),
    ).rejects.toThrow('fleet.workload.read');
  });
});

async function seed(knex: Knex): Promise<void> {
  const fleet = seedFleet(knex);
  for (const name of ['eu', 'us', 'lab']) {
    await fleet.cluster(name, { labels: '{"env":"prod"}' });
  }
  const web = await service(knex, 'web', 'consumesApi');
  const api = await service(knex, 'api', 'providesApi');
  const add = async (
    cluster: string,
    name: string,
    options: { namespace?: string; service?: number } = {},
  ) => {
    const { namespace = 'shop', service: id = null } = options;
    const { id: clusterId } = await knex('clusters')
      .where({ name: cluster })
      .first('id');
    const images = [{ container: name, image: `acme/${name}`, tag: '1' }];
    const columns = { name, namespace, images: JSON.stringify(images) };
    await fleet.workload(clusterId, columns);
    await knex('workloads')
      .where({ name })
      .update({ service_id: id, service_confidence: id && 0 });
  };
  await add('eu', 'web', { service: web });
  await add('us', 'web', { service: web });
  await add('eu', 'api', { service: api });
  await add('eu', 'api', { service: api, namespace: 'other' });
  await add('us', 'api', { service: api });
  await add('us', 'tool');
}

async function service(
  knex: Knex,
  name: string,
  relation: string,
): Promise<number> {
  const entity_ref = `component:default/${name}`;
  await knex('services').insert({
    entity_ref,
    system: SYSTEM,
    lookup: '{"alternatives":[]}',
  });
  const { id } = await knex('services').where({ entity_ref }).first('id');
  await knex('service_relations').insert({
    service_id: id,
    relation,
    target: 'api:default/orders',
  });
  return id;
}
