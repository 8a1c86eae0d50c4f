import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListDeclared } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { FakeEntities } from '../../testing/FakeEntities';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { type FleetSeed, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { createReader } from '../sql';
import { DatabaseDeclaredQuestion } from './DatabaseDeclaredQuestion';
import { lookAtDeclared } from './lookAtDeclared';

jest.setTimeout(60_000);

const ID = 'backstage.io/kubernetes-id';
const OWNER = 'group:default/pay';

describe('DatabaseDeclaredQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let catalog: FakeEntities;
    let prod: string;
    let dev: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      catalog = new FakeEntities();
      prod = await seed.cluster('prod', { labels: '{"env":"prod"}' });
      dev = await seed.cluster('dev', { labels: '{"env":"dev"}' });
    });

    /** A service of production, in clusters. */
    async function service(
      name: string,
      columns: object = {},
      ...clusters: string[]
    ) {
      const entity_ref = `component:default/${name}`;
      await knex('services').insert({
        entity_ref,
        owner: OWNER,
        lifecycle: 'production',
        lookup: '{}',
        ...columns,
      });
      const { id } = await knex('services').where({ entity_ref }).first('id');
      for (const cluster of clusters) {
        await seed.workload(cluster, { name, namespace: name });
      }
      const claim = { service_id: id, service_confidence: 0 };
      await knex('workloads').where({ name }).update(claim);
    }

    const ask = async (
      query: ListDeclared['query'] = {},
      asker: Partial<Asker> = {},
    ) =>
      DatabaseDeclaredQuestion.create({ knex, catalog }).answer(query, {
        ...(await seeingAll(knex)),
        ...asker,
      });
    const found = async (...args: Parameters<typeof ask>) =>
      Object.fromEntries(
        (await ask(...args)).items.map(({ entityRef, reasons }) => [
          entityRef.replace('component:default/', ''),
          reasons.map(({ code }) => code).join(' '),
        ]),
      );

    it('says what is amiss with each, and with nothing else', async () => {
      await service('fine', {}, prod);
      await service('both', {}, dev, prod);
      await service('nowhere');
      await service('mismatched', { declared_by: ID });
      await service('tried', { declared_by: ID, lifecycle: 'experimental' });
      await service('young', { lifecycle: 'experimental' });
      await service('lib', { type: 'library' });
      await service('only-dev', { declared_by: ID }, dev);
      await service('orphan', { owner: null }, prod);
      await service('lost', { owner: null, type: 'service' });
      await service('left', { owner_missing: 1 }, prod);
      expect(await found()).toEqual({
        left: 'noOwner',
        lost: 'runsNowhere noOwner',
        mismatched: 'annotationMatchesNothing',
        nowhere: 'runsNowhere',
        'only-dev': 'onlyInDevelopment',
        orphan: 'noOwner',
        tried: 'annotationMatchesNothing',
      });
      expect(await ask()).toMatchObject({
        totalItems: 7,
        reasons: [
          { code: 'runsNowhere', services: 2 },
          { code: 'annotationMatchesNothing', services: 2 },
          { code: 'onlyInDevelopment', services: 1 },
          { code: 'noOwner', services: 3 },
        ],
        coverage: { clusters: 2 },
      });
    });

    it('says where those run that do', async () => {
      await service('web', { type: 'service', declared_by: ID }, dev);
      const system = 'system:default/shop';
      await knex('services').update({ system });
      const { items } = await ask();
      expect(items).toEqual([
        {
          entityRef: 'component:default/web',
          owner: OWNER,
          system,
          lifecycle: 'production',
          type: 'service',
          declaredBy: ID,
          reasons: [
            {
              code: 'onlyInDevelopment',
              text: 'Its lifecycle is production, and it runs only in clusters of development, of those that you may know of',
            },
          ],
          places: [
            {
              cluster: { id: dev, name: 'dev' },
              environment: 'dev',
              workloads: 1,
              replicas: 2,
              available: 2,
              stale: false,
            },
          ],
        },
      ]);
    });

    it('is narrowed by reason, owner, system, cluster and namespace', async () => {
      await service('a', { owner: null, system: 'system:default/s' });
      await service('b', {}, dev);
      expect(await found({ reason: 'onlyInDevelopment' })).toEqual({
        b: 'onlyInDevelopment',
      });
      const { totalItems } = await ask({ reason: 'noOwner' });
      expect(totalItems).toBe(1);
      const narrowed: Array<[ListDeclared['query'], string]> = [
        [{ owner: 'Pay' }, 'b'],
        [{ system: 'S' }, 'a'],
        [{ cluster: 'dev' }, 'b'],
        [{ cluster: prod }, ''],
        [{ namespace: 'b' }, 'b'],
        [{ namespace: 'b', cluster: 'prod' }, ''],
      ];
      for (const [query, wanted] of narrowed) {
        expect(Object.keys(await found(query)).join('')).toBe(wanted);
      }
      await expect(ask({ owner: 'group:' })).rejects.toMatchObject({
        name: 'InputError',
      });
      await expect(ask({ cluster: 'none' })).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it('answers page by page, and counts all on each', async () => {
      for (const name of ['c', 'a-b', 'ab']) {
        await service(name);
      }
      const first = await ask({ limit: 2 });
      expect(first).toMatchObject({ totalItems: 3 });
      const { nextCursor: cursor } = first;
      const second = await ask({ limit: 2, cursor });
      expect(second).toMatchObject({ totalItems: 3, nextCursor: undefined });
      const refs = [...first.items, ...second.items].map(one => one.entityRef);
      expect(refs).toEqual([
        'component:default/a-b',
        'component:default/ab',
        'component:default/c',
      ]);
      await expect(ask({ cursor: 'nonsense' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('looks at no more than some for a page, and goes on', async () => {
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        await service(name);
      }
      const options = {
        services: { text: '1 = 1', values: [] },
        development: [],
      };
      const look = async (after?: string) => {
        const reader = createReader(knex);
        const looked = await lookAtDeclared(reader, { ...options, after }, 2);
        const nameOf = (row?: { entity_ref: string }) => row?.entity_ref.at(-1);
        return [looked.all.map(nameOf).join(''), nameOf(looked.next)];
      };
      expect(await look()).toEqual(['ab', 'b']);
      expect(await look('component:default/b')).toEqual(['cd', 'd']);
      expect(await look('component:default/d')).toEqual(['e', undefined]);
    });

    it('tells of no more than the catalog shows to its asker', async () => {
      await service('a');
      await service('b');
      catalog.hide('component:default/a');
      expect(await found()).toEqual({ b: 'runsNowhere' });
      expect(await ask()).toMatchObject({ totalItems: 1 });
      const { credentials } = await seeingAll(knex);
      expect(catalog.askedAs).toEqual([credentials, credentials]);
    });

    it('tells of no more than its asker may know of', async () => {
      await service('theirs', {}, dev, prod);
      await service('theirs-too', {}, dev);
      await service('other', { owner: 'group:default/x' });
      const { fleet } = await seeingAll(knex);
      const owned = { owners: [OWNER] };
      expect(await found({}, { workloads: owned })).toEqual({
        'theirs-too': 'onlyInDevelopment',
      });
      const inProd = fleet.within(({ id }) => id === prod);
      expect(await found({}, { workloads: owned, fleet: inProd })).toEqual({
        'theirs-too': 'runsNowhere',
      });
      // Whether it runs in another namespace, they may not know.
      const namespaces = { namespaces: ['theirs'] };
      expect(await found({}, { workloads: namespaces })).toEqual({});
      expect(await ask({}, { workloads: 'none' })).toMatchObject({
        items: [],
        totalItems: 0,
      });
    });
  });
});
