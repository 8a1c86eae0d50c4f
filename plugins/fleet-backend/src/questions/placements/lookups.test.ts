import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { askPlacements, component } from '../../testing/askPlacements';
import { migrated } from '../../testing/migrated';
import { FleetSeed, seedFleet } from '../../testing/seedFleet';

jest.setTimeout(60_000);

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';
const REF = 'component:default/checkout';

describe('DatabasePlacementsQuestion finds workloads', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let prod: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      prod = await seed.cluster('prod');
    });

    async function names(
      query: Parameters<typeof askPlacements>[1],
      annotations?: Record<string, string>,
    ) {
      const { items, totalItems } = await askPlacements(knex, query, {
        entities: [component('checkout', annotations)],
      });
      expect(totalItems).toBe(items.length);
      return items.map(({ workload }) => workload.name);
    }

    it('by the kubernetes-id of an entity, and says who owns it', async () => {
      await seed.workload(prod, { name: 'a' }, { [ID]: 'pay' });
      await seed.workload(prod, { name: 'b' }, { [ID]: 'checkout' });
      await seed.workload(prod, { name: 'c' }, { app: 'pay' });
      const { items } = await askPlacements(
        knex,
        { entityRef: REF },
        { entities: [component('checkout', { [ID]: 'pay' })] },
      );
      expect(items).toMatchObject([
        {
          cluster: { id: prod, name: 'prod' },
          namespace: 'shop',
          workload: { kind: 'Deployment', name: 'a' },
          entityRef: REF,
          owner: 'group:default/team-a',
          match: { by: ID, confidence: 'high' },
        },
      ]);
    });

    it('by the label selector of an entity, before its kubernetes-id', async () => {
      await seed.workload(prod, { name: 'a' }, { app: 'x', tier: 'web' });
      await seed.workload(prod, { name: 'b' }, { app: 'x', tier: 'db' });
      await seed.workload(prod, { name: 'c' }, { [ID]: 'checkout' });
      const annotations = { [ID]: 'checkout', [SELECTOR]: 'app=x,tier!=db' };
      const { items } = await askPlacements(
        knex,
        { entityRef: REF },
        { entities: [component('checkout', annotations)] },
      );
      expect(items).toMatchObject([
        {
          workload: { name: 'a' },
          match: { by: SELECTOR, confidence: 'high' },
        },
      ]);
    });

    it('only in the namespace and cluster that an entity names', async () => {
      const dev = await seed.cluster('dev');
      const labels = { [ID]: 'checkout' };
      await seed.workload(prod, { name: 'a', namespace: 'shop' }, labels);
      await seed.workload(prod, { name: 'b', namespace: 'other' }, labels);
      await seed.workload(dev, { name: 'c', namespace: 'shop' }, labels);
      const query = { entityRef: REF };
      expect(await names(query, { [NAMESPACE]: 'shop' })).toEqual(['c', 'a']);
      expect(await names(query, { [CLUSTER]: 'prod' })).toEqual(['b', 'a']);
      expect(await names(query, { [CLUSTER]: dev })).toEqual(['c']);
      expect(
        await names({ ...query, namespace: 'other' }, { [NAMESPACE]: 'shop' }),
      ).toEqual([]);
    });

    it('nowhere, where the entity names a cluster that is not in the fleet', async () => {
      await seed.workload(prod, {}, { [ID]: 'checkout' });
      const annotations = { [CLUSTER]: 'elsewhere' };
      const answer = await askPlacements(
        knex,
        { entityRef: REF },
        { entities: [component('checkout', annotations)] },
      );
      expect(answer).toMatchObject({
        items: [],
        totalItems: 0,
        coverage: { clusters: 0 },
      });
    });

    it('by recommended labels, with less confidence, once each', async () => {
      const recommended = (last: string) => `app.kubernetes.io/${last}`;
      await seed.workload(
        prod,
        { name: 'a' },
        { [ID]: 'checkout', [recommended('name')]: 'checkout' },
      );
      await seed.workload(
        prod,
        { name: 'b' },
        {
          [recommended('name')]: 'checkout',
          [recommended('part-of')]: 'checkout',
        },
      );
      await seed.workload(
        prod,
        { name: 'c' },
        { [recommended('part-of')]: 'checkout' },
      );
      await seed.workload(
        prod,
        { name: 'd' },
        { [recommended('instance')]: 'checkout' },
      );
      await seed.workload(
        prod,
        { name: 'e' },
        { [recommended('name')]: 'checkout2' },
      );
      await seed.workload(prod, { name: 'checkout' }, { app: 'checkout' });
      const wanted = [
        ['a', ID, 'high'],
        ['b', recommended('name'), 'medium'],
        ['c', recommended('part-of'), 'low'],
        ['d', recommended('instance'), 'low'],
      ];
      for (const query of [{ entityRef: REF }, { service: 'checkout' }]) {
        const { items, totalItems } = await askPlacements(knex, query, {
          entities: [component('checkout')],
        });
        expect(
          items.map(({ workload, match }) => [
            workload.name,
            match.by,
            match.confidence,
          ]),
        ).toEqual(wanted);
        expect(totalItems).toBe(4);
      }
    });

    it('by recommended labels no more where an entity has a kubernetes-id', async () => {
      const labels = { 'app.kubernetes.io/name': 'checkout' };
      await seed.workload(prod, {}, labels);
      expect(await names({ entityRef: REF }, { [ID]: 'x' })).toEqual([]);
    });

    it('in the asked cluster and namespace only', async () => {
      const dev = await seed.cluster('dev');
      const labels = { app: 'x' };
      await seed.workload(prod, { name: 'a', namespace: 'n1' }, labels);
      await seed.workload(prod, { name: 'b', namespace: 'n2' }, labels);
      await seed.workload(dev, { name: 'c', namespace: 'n1' }, labels);
      const selector = 'app=x';
      expect(await names({ selector, cluster: 'prod' })).toEqual(['a', 'b']);
      expect(await names({ selector, cluster: dev })).toEqual(['c']);
      expect(await names({ selector, namespace: 'n1' })).toEqual(['c', 'a']);
    });

    it.each([
      ['app=web', ['a', 'b']],
      ['app==web', ['a', 'b']],
      ['app!=web', ['c', 'd']],
      ['app in (web, db)', ['a', 'b', 'c']],
      ['app notin (web,db)', ['d']],
      ['tier', ['a', 'c']],
      ['!tier', ['b', 'd']],
      ['!tier,!app', ['d']],
      ['app=web,tier=front', ['a']],
      ['app=web,tier!=front', ['b']],
      ['tier!=front,app=web', ['b']],
      ['tier in (front,back),app notin (db)', ['a']],
      ['app=web,app=db', []],
      ['empty=', ['d']],
      ['nothing=at-all', []],
    ])('by the selector %s', async (selector, wanted) => {
      await seed.workload(prod, { name: 'a' }, { app: 'web', tier: 'front' });
      await seed.workload(prod, { name: 'b' }, { app: 'web' });
      await seed.workload(prod, { name: 'c' }, { app: 'db', tier: 'back' });
      await seed.workload(prod, { name: 'd' }, { empty: '' });
      expect(await names({ selector })).toEqual(wanted);
    });

    it('by labels named as properties of every object are', async () => {
      await seed.workload(prod, { name: 'a' }, JSON.parse('{"__proto__":"x"}'));
      await seed.workload(prod, { name: 'b' }, { constructor: 'x' } as {});
      expect(await names({ selector: 'constructor' })).toEqual(['b']);
      expect(await names({ selector: 'toString' })).toEqual([]);
    });

    it('leaves out the Jobs of a CronJob, but nothing else with an owner', async () => {
      const labels = { app: 'x' };
      const cron = await seed.workload(
        prod,
        { kind: 'CronJob', name: 'cron' },
        labels,
      );
      await seed.workload(
        prod,
        { kind: 'Job', name: 'run', owner_uid: cron },
        labels,
      );
      await seed.workload(prod, { kind: 'Job', name: 'job' }, labels);
      await seed.workload(
        prod,
        { name: 'operated', owner_uid: 'operator' },
        labels,
      );
      expect(await names({ selector: 'app=x' })).toEqual([
        'cron',
        'job',
        'operated',
      ]);
    });

    it.each([
      [{}, 'InputError'],
      [{ service: '' }, 'InputError'],
      [{ service: 'a', selector: 'b' }, 'InputError'],
      [{ entityRef: REF, service: 'a' }, 'InputError'],
      [{ entityRef: 'checkout' }, 'InputError'],
      [{ entityRef: 'component:default/' }, 'InputError'],
      [{ entityRef: 'component:default/unknown' }, 'NotFoundError'],
      [{ selector: 'a b' }, 'InputError'],
      [{ service: 'a', cluster: 'unknown' }, 'NotFoundError'],
      [{ service: 'a', cursor: 'nonsense' }, 'InputError'],
      [{ service: 'a\u0000b' }, 'InputError'],
      [{ service: 'a', namespace: 'a\u0000b' }, 'InputError'],
    ])('answers %j with %s', async (query, name) => {
      await expect(askPlacements(knex, query)).rejects.toMatchObject({ name });
    });

    it('takes a name for a name, whatever is in it', async () => {
      await seed.workload(prod, {}, { [ID]: 'a' });
      const namespace = "'; drop table clusters; --";
      expect(await names({ service: 'a', namespace })).toEqual([]);
      expect(await names({ service: 'a' })).toEqual(['checkout']);
    });

    it('says which annotation of which entity cannot be used', async () => {
      const entities = [component('checkout', { [SELECTOR]: 'a b' })];
      await expect(
        askPlacements(knex, { entityRef: REF }, { entities }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(new RegExp(`${SELECTOR}.*${REF}`)),
      });
    });

    it('lists the ids where several clusters have the asked name', async () => {
      const other = await seed.cluster('prod');
      const answer = askPlacements(knex, { service: 'a', cluster: 'prod' });
      await expect(answer).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(answer).rejects.toThrow(prod);
      await expect(answer).rejects.toThrow(other);
    });
  });
});
