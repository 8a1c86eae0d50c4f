import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { type FleetSeed, seedFleet } from '../../testing/seedFleet';
import { ClaimKeeper } from '../claims/ClaimKeeper';
import { byKubernetesId, byRecommendedLabels, parseSelector } from '../lookup';
import type { Service } from '../Service';
import { DatabaseServiceStore } from './DatabaseServiceStore';
import type { ServiceStore } from './ServiceStore';

jest.setTimeout(60_000);

const ID = 'backstage.io/kubernetes-id';
const NAME = 'app.kubernetes.io/name';
const REF = 'component:default/checkout';
const signal = new AbortController().signal;

function service(
  entityRef: string,
  lookup: Partial<Service['lookup']>,
): Service {
  return {
    entityRef,
    owner: 'group:default/a',
    lookup: { alternatives: [], ...lookup },
  };
}

const byId = (entityRef: string, id: string) =>
  service(entityRef, { alternatives: [byKubernetesId(id)] });

const bySelector = (entityRef: string, selector: string) =>
  service(entityRef, {
    alternatives: [
      {
        match: { by: 'selector', confidence: 'high' },
        requirements: parseSelector(selector),
      },
    ],
  });

describe('DatabaseServiceStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let store: ServiceStore;
    let prod: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      store = DatabaseServiceStore.create({
        knex,
        exclusively: work => knex.transaction(work),
      });
      prod = await seed.cluster('prod');
    });

    /** Names of workloads, each with its service's reference and confidence. */
    async function claims() {
      await ClaimKeeper.create({ store }).run(signal);
      const rows = await knex('workloads as w')
        .leftJoin('services as s', 's.id', 'w.service_id')
        .select('w.name', 's.entity_ref', 'w.service_confidence')
        .orderBy('w.name');
      return Object.fromEntries(
        rows.map(row => [row.name, [row.entity_ref, row.service_confidence]]),
      );
    }

    it('finds the service of workloads that were there before it', async () => {
      await seed.workload(prod, { name: 'a' }, { [ID]: 'checkout' });
      await seed.workload(prod, { name: 'b' }, { [ID]: 'other' });
      await store.replace([byId(REF, 'checkout')]);
      expect(await claims()).toEqual({ a: [REF, 0], b: [null, null] });
    });

    it('lets go of the workloads of a service that is gone or looks elsewhere', async () => {
      await seed.workload(prod, { name: 'a' }, { [ID]: 'checkout' });
      await seed.workload(prod, { name: 'b' }, { [ID]: 'shop' });
      await store.replace([byId(REF, 'checkout')]);
      await claims();
      await store.replace([byId(REF, 'shop')]);
      expect(await claims()).toEqual({ a: [null, null], b: [REF, 0] });
      await store.replace([]);
      expect(await claims()).toEqual({ a: [null, null], b: [null, null] });
      expect(await store.services()).toEqual([]);
    });

    it('does nothing where nothing changed, and keeps who owns it else', async () => {
      const one = byId(REF, 'checkout');
      expect(await store.replace([one])).toBe(true);
      expect(await store.replace([{ ...one }])).toBe(false);
      expect(await store.replace([{ ...one, owner: 'group:default/b' }])).toBe(
        true,
      );
      expect(await store.services()).toMatchObject([
        { entityRef: REF, owner: 'group:default/b' },
      ]);
      expect(await store.isAnyDue()).toBe(false);
    });

    it('keeps what the catalog declares of services, and how they are related', async () => {
      const api = {
        ...byId('component:default/api', 'api'),
        type: 'service',
        declaredBy: ID,
        ownerIsMissing: true,
        relations: { providesApi: ['api:default/a', 'api:default/b'] },
      };
      const web = {
        ...byId('component:default/web', 'web'),
        relations: { consumesApi: ['api:default/a'] },
      };
      const related = async () => [
        (await store.services()).map(one => one.relations),
        await knex('service_relations').pluck('target'),
      ];
      expect(await store.replace([api, web])).toBe(true);
      expect(await store.replace([api, web])).toBe(false);
      expect(await store.services()).toMatchObject([api, web]);

      const relations = { providesApi: ['api:default/b'] };
      expect(await store.replace([{ ...api, relations }, web])).toBe(true);
      expect((await related())[0]).toEqual([relations, web.relations]);
      expect(await store.isAnyDue()).toBe(false);

      await store.replace([{ ...api, relations }]);
      expect(await related()).toEqual([[relations], ['api:default/b']]);
    });

    it.each([
      ['app=web,tier!=db', ['a']],
      ['app in (web,api)', ['a', 'b', 'c']],
      ['tier', ['b']],
      ['!tier,!lonely', ['a', 'c']],
    ])('finds the workloads of the selector %s', async (selector, wanted) => {
      await seed.workload(prod, { name: 'a' }, { app: 'web' });
      await seed.workload(prod, { name: 'b' }, { app: 'web', tier: 'db' });
      await seed.workload(prod, { name: 'c' }, { app: 'api' });
      await seed.workload(prod, { name: 'd' }, { lonely: 'yes' });
      await store.replace([bySelector(REF, selector)]);
      const found = Object.entries<unknown[]>(await claims()).filter(
        ([, [entityRef]]) => entityRef === REF,
      );
      expect(found.map(([name]) => name)).toEqual(wanted);
    });

    it('prefers what a workload says itself to what its names suggest', async () => {
      const named = service('component:default/web', {
        alternatives: byRecommendedLabels('web'),
      });
      await seed.workload(prod, { name: 'a' }, { [NAME]: 'web' });
      await seed.workload(
        prod,
        { name: 'b' },
        { [NAME]: 'web', [ID]: 'checkout' },
      );
      await store.replace([named, byId(REF, 'checkout')]);
      expect(await claims()).toEqual({
        a: ['component:default/web', 1],
        b: [REF, 0],
      });
    });

    it('stays within the namespace and cluster that a service names', async () => {
      const dev = await seed.cluster('dev');
      const labels = { [ID]: 'checkout' };
      await seed.workload(prod, { name: 'a', namespace: 'shop' }, labels);
      await seed.workload(prod, { name: 'b', namespace: 'other' }, labels);
      await seed.workload(dev, { name: 'c', namespace: 'shop' }, labels);
      const alternatives = [byKubernetesId('checkout')];
      await store.replace([
        service(REF, { alternatives, namespace: 'shop', cluster: 'prod' }),
      ]);
      expect(await claims()).toEqual({
        a: [REF, 0],
        b: [null, null],
        c: [null, null],
      });
    });

    it('makes due once what is due already', async () => {
      await seed.workload(prod, { name: 'a' }, { [ID]: 'checkout' });
      await store.replace([byId(REF, 'checkout')]);
      await store.replace([
        byId(REF, 'checkout'),
        byId('component:default/other', 'checkout'),
      ]);
      expect(await claims()).toEqual({ a: [REF, 0] });
    });

    it('looks at more workloads than one portion has', async () => {
      for (let n = 0; n < 7; n += 1) {
        await seed.workload(prod, { name: `w${n}` }, { [ID]: 'checkout' });
      }
      await store.replace([byId(REF, 'checkout')]);
      expect(await store.claimDue(() => undefined, 3)).toBe(3);
      expect(await store.claimDue(() => undefined, 3)).toBe(3);
      expect(await store.claimDue(() => undefined, 3)).toBe(1);
      expect(await store.isAnyDue()).toBe(false);
    });
  });
});
