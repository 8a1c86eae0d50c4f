import { TestDatabases } from '@backstage/backend-test-utils';
import type { GetBlastRadius } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { FakeEntities } from '../../testing/FakeEntities';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { type FleetSeed, seedFleet } from '../../testing/seedFleet';
import type { Row } from '../../testing/seedObject';
import type { Asker } from '../asker';
import { DatabaseBlastRadiusQuestion } from './DatabaseBlastRadiusQuestion';

jest.setTimeout(60_000);

const ref = (name: string) => `component:default/${name}`;
const PAY = 'group:default/pay';
const SHOP = 'group:default/shop';

describe('DatabaseBlastRadiusQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let catalog: FakeEntities;
    let eu: string;
    let us: string;
    let dev: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      catalog = new FakeEntities();
      const labels = '{"env":"prod"}';
      eu = await seed.cluster('eu', { labels });
      us = await seed.cluster('us', { labels, status: 'unreachable' });
      dev = await seed.cluster('dev', { labels: '{"env":"dev"}' });
    });

    async function service(
      name: string,
      columns: object = {},
      relations: Record<string, string> = {},
    ): Promise<number> {
      const entity_ref = ref(name);
      const row = { entity_ref, owner: PAY, lookup: '{}', ...columns };
      await knex('services').insert(row);
      const { id } = await knex('services').where({ entity_ref }).first('id');
      for (const [relation, target] of Object.entries(relations)) {
        const related = { service_id: id, relation, target };
        await knex('service_relations').insert(related);
      }
      return id;
    }

    let count = 0;
    async function runs(
      service_id: number | null,
      cluster: string,
      columns: Row = {},
      service_confidence = 0,
    ) {
      count += 1;
      const name = `w${count}`;
      await seed.workload(cluster, { name, ...columns });
      const claim = { service_id, service_confidence };
      await knex('workloads').where({ name }).update(claim);
    }

    const ask = async (
      query: GetBlastRadius['query'],
      asker: Partial<Asker> = {},
    ) =>
      DatabaseBlastRadiusQuestion.create({ knex, catalog }).answer(query, {
        ...(await seeingAll(knex)),
        ...asker,
      });
    const refs = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(({ entityRef }) =>
        entityRef.replace('component:default/', ''),
      );

    it('tells what a cluster takes with it, and what is left of that', async () => {
      const web = await service('web', {
        owner: SHOP,
        system: 'system:default/shop',
        lifecycle: 'production',
      });
      await runs(web, eu, { desired: 3 });
      await runs(web, eu, { desired: 1 }, 1);
      await runs(web, us, { desired: 2, available: 1 });
      await runs(await service('only'), eu);
      await runs(null, eu);
      const answer = await ask({ cluster: 'eu' });
      expect(answer).toEqual({
        items: [
          {
            entityRef: ref('only'),
            owner: PAY,
            confidence: 'high',
            redundancy: 'none',
            lost: { workloads: 1, clusters: 1, replicas: 2 },
            total: { workloads: 1, clusters: 1, replicas: 2 },
            elsewhere: [],
          },
          {
            entityRef: ref('web'),
            owner: SHOP,
            system: 'system:default/shop',
            lifecycle: 'production',
            confidence: 'high',
            redundancy: 'elsewhere',
            lost: { workloads: 2, clusters: 1, replicas: 4 },
            total: { workloads: 3, clusters: 2, replicas: 6 },
            elsewhere: [
              {
                cluster: { id: us, name: 'us' },
                environment: 'prod',
                workloads: 1,
                replicas: 2,
                available: 1,
                stale: true,
              },
            ],
          },
        ],
        totalItems: 2,
        totals: { services: 2, gone: 1, workloads: 4, unclaimed: 1 },
        owners: [
          { entityRef: PAY, services: 1, gone: 1 },
          { entityRef: SHOP, services: 1, gone: 0 },
        ],
        systems: [
          { services: 1, gone: 1 },
          { entityRef: 'system:default/shop', services: 1, gone: 0 },
        ],
        consumers: [],
        consumersAreWhole: true,
        coverage: expect.objectContaining({ clusters: 1, current: 1 }),
      });
    });

    it('tells what is there in case from what only seems so', async () => {
      const redundancy = async (place: string, columns: Row) => {
        const id = await service(`s${count}`);
        const namespace = `n${id}`;
        await runs(id, eu, { namespace });
        await runs(id, place, { ...columns, namespace: 'elsewhere' });
        const { items } = await ask({ cluster: 'eu', namespace });
        return items[0].redundancy;
      };
      expect(await redundancy(us, {})).toBe('elsewhere');
      expect(await redundancy(us, { available: 0 })).toBe('unavailable');
      expect(await redundancy(dev, {})).toBe('otherEnvironment');
      // In another namespace of the same cluster.
      expect(await redundancy(eu, {})).toBe('elsewhere');
      const cron = { kind: 'CronJob', desired: 0, available: 0 };
      expect(await redundancy(us, cron)).toBe('elsewhere');
    });

    it('tells what an image takes with it, or a service, or a namespace', async () => {
      const imageOf = (image: string, tag: string) =>
        JSON.stringify([{ container: 'main', image, tag }]);
      const [a, b] = [await service('a'), await service('b')];
      await runs(a, eu, { images: imageOf('acme/x', '1'), namespace: 'n' });
      await runs(a, us, { images: imageOf('acme/x', '2') });
      await runs(b, us, { images: imageOf('acme/y', '1') });
      expect(await refs({ image: 'acme/x' })).toEqual(['a']);
      expect(await ask({ image: 'acme/x:1' })).toMatchObject({
        items: [{ redundancy: 'elsewhere', lost: { workloads: 1 } }],
      });
      expect(await ask({ image: 'acme/x' })).toMatchObject({
        items: [{ redundancy: 'none', lost: { workloads: 2 } }],
      });
      expect(await refs({ image: 'acme/x:1', cluster: 'us' })).toEqual([]);
      expect(await refs({ entityRef: 'Component:B' })).toEqual(['b']);
      expect(await refs({ cluster: 'eu', namespace: 'n' })).toEqual(['a']);
      expect(await refs({ cluster: 'eu', namespace: 'm' })).toEqual([]);
    });

    it('tells who consumes what is hit, by which path, and who consumes those', async () => {
      const api = 'api:default/pay-api';
      const pay = await service('pay', {}, { providesApi: api });
      await runs(pay, eu);
      const shop = { consumesApi: api, providesApi: 'api:default/shop' };
      await service('shop', {}, shop);
      await service('web', {}, { consumesApi: 'api:default/shop' });
      await service('third', {}, { dependencyOf: ref('fourth') });
      await knex('service_relations').insert([
        { service_id: pay, relation: 'dependencyOf', target: ref('report') },
        // Itself.
        { service_id: pay, relation: 'consumesApi', target: api },
      ]);
      catalog.relate(ref('shop'), {
        ownedBy: SHOP,
        partOf: 'system:default/shop',
      });
      const { consumers } = await ask({ cluster: 'eu' });
      expect(consumers).toEqual([
        {
          entityRef: ref('report'),
          gone: true,
          path: [
            { entityRef: ref('pay'), relation: 'dependencyOf' },
            { entityRef: ref('report') },
          ],
        },
        {
          entityRef: ref('shop'),
          owner: SHOP,
          system: 'system:default/shop',
          gone: true,
          path: [
            { entityRef: ref('pay'), relation: 'providesApi' },
            { entityRef: api, relation: 'apiConsumedBy' },
            { entityRef: ref('shop') },
          ],
        },
        {
          entityRef: ref('web'),
          gone: true,
          path: [
            { entityRef: ref('pay'), relation: 'providesApi' },
            { entityRef: api, relation: 'apiConsumedBy' },
            { entityRef: ref('shop'), relation: 'providesApi' },
            { entityRef: 'api:default/shop', relation: 'apiConsumedBy' },
            { entityRef: ref('web') },
          ],
        },
      ]);
    });

    it('begins a path with what is gone, and leaves out what is itself', async () => {
      const api = { providesApi: 'api:default/a' };
      const consumesApi = 'api:default/a';
      const [left, gone] = [
        await service('a-left', {}, api),
        await service('b-gone', {}, api),
      ];
      const half = await service('c-half', {}, { consumesApi });
      for (const [id, ...clusters] of [
        [left, eu, us],
        [gone, eu],
        [half, eu, us],
        [await service('d-gone-too', {}, { consumesApi }), eu],
      ] as Array<[number, ...string[]]>) {
        for (const cluster of clusters) {
          await runs(id, cluster);
        }
      }
      await service('e-other', {}, { consumesApi });
      const { consumers } = await ask({ cluster: 'eu' });
      const path = [{ entityRef: ref('b-gone') }, {}, {}];
      expect(consumers).toMatchObject([
        // Of which something is left, that needs what is gone.
        { entityRef: ref('c-half'), gone: true, path },
        { entityRef: ref('e-other'), gone: true, path },
      ]);
    });

    it('shows consumers only as the catalog does', async () => {
      const api = 'api:default/a';
      await runs(await service('pay', {}, { providesApi: api }), eu);
      await service('seen', {}, { consumesApi: api });
      await service('hidden', {}, { consumesApi: api, dependencyOf: ref('c') });
      catalog.hide(ref('hidden'));
      const seen = async () =>
        (await ask({ cluster: 'eu' })).consumers.map(one => one.entityRef);
      expect(await seen()).toEqual([ref('seen')]);
      catalog.hide(api);
      expect(await seen()).toEqual([]);
      const { credentials } = await seeingAll(knex);
      expect(catalog.askedAs).toEqual([credentials, credentials]);
    });

    it('answers page by page, and counts all', async () => {
      for (const name of ['a', 'b', 'c']) {
        await runs(await service(name), eu);
      }
      const first = await ask({ cluster: 'eu', limit: 2 });
      expect(first).toMatchObject({ totalItems: 3, totals: { services: 3 } });
      const { nextCursor: cursor } = first;
      expect(await refs({ cluster: 'eu', limit: 2, cursor })).toEqual(['c']);
      await expect(
        ask({ cluster: 'eu', cursor: 'nonsense' }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });

    it.each([
      [{}, 'InputError'],
      [{ namespace: 'shop' }, 'InputError'],
      [{ cluster: 'none' }, 'NotFoundError'],
      [{ entityRef: 'component:' }, 'InputError'],
      [{ image: 'a\0b' }, 'InputError'],
      [{ image: 'a', namespace: 'a\0b' }, 'InputError'],
    ])('answers %j with %s', async (query, name) => {
      await expect(ask(query)).rejects.toMatchObject({ name });
    });

    it('tells of no more than its asker may know of', async () => {
      const [a, b] = [await service('a'), await service('b')];
      await runs(a, eu, { namespace: 'open' });
      await runs(a, eu, { namespace: 'closed' });
      await runs(a, us, { namespace: 'open' });
      await runs(b, eu, { namespace: 'closed' });
      await runs(null, eu, { namespace: 'closed' });
      const { fleet } = await seeingAll(knex);
      const some = {
        fleet: fleet.within(({ id }) => id === eu),
        workloads: { namespaces: ['open'] },
      };
      expect(await ask({ cluster: 'eu' }, some)).toMatchObject({
        items: [
          { entityRef: ref('a'), redundancy: 'none', total: { workloads: 1 } },
        ],
        totalItems: 1,
        totals: { services: 1, gone: 1, workloads: 1, unclaimed: 0 },
        owners: [{ entityRef: PAY, services: 1 }],
      });
      expect(await refs({ entityRef: ref('b') }, some)).toEqual([]);
      await expect(ask({ cluster: 'us' }, some)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      expect(await ask({ cluster: 'eu' }, { workloads: 'none' })).toMatchObject(
        { items: [], owners: [], totals: { workloads: 0 } },
      );
    });
  });
});
