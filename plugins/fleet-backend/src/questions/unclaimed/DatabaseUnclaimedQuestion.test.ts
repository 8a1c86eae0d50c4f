import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListUnclaimed } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { type FleetSeed, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseUnclaimedQuestion } from './DatabaseUnclaimedQuestion';

jest.setTimeout(60_000);

const PAY = 'group:default/pay';
const SHOP = 'group:default/shop';

describe('DatabaseUnclaimedQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let eu: string;
    let us: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      eu = await seed.cluster('eu');
      us = await seed.cluster('us', { status: 'unreachable' });
    });

    const imageOf = (image: string) =>
      JSON.stringify([{ container: 'main', image, tag: '1' }]);

    async function service(name: string, columns: object = {}) {
      const entity_ref = `component:default/${name}`;
      const row = { entity_ref, owner: PAY, lookup: '{}', ...columns };
      await knex('services').insert(row);
      return (await knex('services').where({ entity_ref }).first('id')).id;
    }

    /** A workload, of a service where one is given. */
    async function runs(
      name: string,
      options: {
        of?: number;
        cluster?: string;
        namespace?: string;
        image?: string;
        labels?: Record<string, string>;
        kind?: string;
        owner_uid?: string;
      } = {},
    ) {
      const { of, cluster = eu, image = `own/${name}`, labels } = options;
      const { namespace = name, kind = 'Deployment', owner_uid } = options;
      const uid = await seed.workload(
        cluster,
        {
          name,
          namespace,
          kind,
          images: imageOf(image),
          owner_uid: owner_uid ?? null,
        },
        labels,
      );
      if (of) {
        await knex('workloads')
          .where({ name })
          .update({ service_id: of, service_confidence: 0 });
      }
      return uid;
    }

    const ask = async (
      query: ListUnclaimed['query'] = {},
      asker: Partial<Asker> = {},
    ) =>
      DatabaseUnclaimedQuestion.create({ knex }).answer(query, {
        ...(await seeingAll(knex)),
        ...asker,
      });
    const names = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(({ workload }) => workload.name);
    const suggested = async (...args: Parameters<typeof ask>) => {
      const { items } = await ask(...args);
      return items.map(({ suggestion }) => suggestion);
    };

    it('lists what belongs to no service, and how much of all that is', async () => {
      await runs('mine', { of: await service('mine') });
      const cron = await runs('cron', { kind: 'CronJob' });
      await runs('run', { kind: 'Job', owner_uid: cron });
      await runs('lost', { cluster: us });
      const answer = await ask();
      expect(answer).toMatchObject({
        items: [
          { workload: { kind: 'CronJob', name: 'cron' }, stale: false },
          {
            cluster: { id: us, name: 'us' },
            namespace: 'lost',
            workload: { kind: 'Deployment', name: 'lost' },
            images: [{ image: 'own/lost', tag: '1' }],
            stale: true,
          },
        ],
        totalItems: 2,
        totalWorkloads: 3,
        coverage: { clusters: 2, unreachable: 1 },
      });
      expect(answer.items.map(item => item.suggestion)).toEqual([
        undefined,
        undefined,
      ]);
    });

    it('is narrowed by cluster and namespace', async () => {
      await runs('a', { namespace: 'x' });
      await runs('b', { namespace: 'y' });
      await runs('c', { namespace: 'x', cluster: us });
      expect(await names({ cluster: 'eu' })).toEqual(['a', 'b']);
      expect(await names({ namespace: 'x' })).toEqual(['a', 'c']);
      expect(await ask({ cluster: us, namespace: 'x' })).toMatchObject({
        items: [{ workload: { name: 'c' } }],
        totalItems: 1,
        totalWorkloads: 1,
        coverage: { clusters: 1 },
      });
      await expect(ask({ cluster: 'none' })).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      await expect(ask({ namespace: 'a\0' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('answers page by page', async () => {
      for (const name of ['a', 'b', 'c']) {
        await runs(name);
      }
      const { nextCursor: cursor } = await ask({ limit: 2 });
      expect(await names({ limit: 2, cursor })).toEqual(['c']);
      expect(await ask({ limit: 2, cursor })).toMatchObject({ totalItems: 3 });
      await expect(ask({ cursor: 'nonsense' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('suggests an owner that a label names, where the catalog knows them', async () => {
      await service('any');
      await runs('a', { labels: { team: 'Pay' } });
      await runs('b', { labels: { team: 'unknown' } });
      expect(await suggested()).toEqual([
        {
          owner: PAY,
          confidence: 'high',
          evidence: [
            { by: 'ownerLabel', text: 'its label team=Pay names them' },
          ],
        },
        undefined,
      ]);
    });

    it('suggests whose service or system a label names', async () => {
      await service('checkout');
      await service('one', { system: 'system:default/orders', owner: SHOP });
      await service('two', { system: 'system:default/orders', owner: SHOP });
      await service('three', { system: 'system:default/orders' });
      await runs('a', { labels: { app: 'Checkout' } });
      await runs('b', { labels: { 'app.kubernetes.io/part-of': 'orders' } });
      expect(await suggested()).toMatchObject([
        {
          owner: PAY,
          entityRef: 'component:default/checkout',
          confidence: 'medium',
        },
        { owner: SHOP, confidence: 'medium', evidence: [{ by: 'service' }] },
      ]);
    });

    it('suggests whom what is delivered with it belongs to', async () => {
      const labels = { 'argocd.argoproj.io/instance': 'shop' };
      const web = await service('web');
      await runs('w1', { of: web, labels });
      await runs('w2', { of: web, labels, cluster: us });
      await runs('w3', { of: await service('x', { owner: SHOP }), labels });
      await runs('lost', { labels });
      expect(await suggested()).toEqual([
        {
          owner: PAY,
          confidence: 'medium',
          evidence: [
            {
              by: 'delivery',
              text: '2 of 3 claimed workloads of the Argo CD application shop are theirs',
            },
          ],
        },
      ]);
    });

    it('suggests whose images it shares, and whose namespace it is in', async () => {
      const web = await service('web');
      await runs('w1', { of: web, image: 'ghcr.io/acme/web', namespace: 'n' });
      await runs('lost', { image: 'ghcr.io/acme/web', namespace: 'n' });
      await runs('other', { namespace: 'n', cluster: us });
      expect(await suggested()).toEqual([
        {
          owner: PAY,
          confidence: 'medium',
          evidence: [
            {
              by: 'image',
              text: '1 of 1 claimed workloads that run ghcr.io/acme/web are theirs',
            },
            {
              by: 'namespace',
              text: '1 of 1 claimed workloads of the namespace n are theirs',
            },
          ],
        },
        undefined,
      ]);
    });

    it('suggests nobody where nobody has most', async () => {
      await runs('w1', { of: await service('web'), namespace: 'n' });
      const other = await service('other', { owner: SHOP });
      await runs('w2', { of: other, namespace: 'n' });
      await runs('w3', {
        of: await service('none', { owner: null }),
        namespace: 'n',
      });
      await runs('lost', { namespace: 'n' });
      expect(await suggested()).toEqual([undefined]);
    });

    it('finds those that an owner is suggested for, past many others', async () => {
      await runs('w1', { of: await service('web'), namespace: 'z' });
      for (const name of ['a', 'b', 'c']) {
        await runs(name);
      }
      await runs('theirs', { namespace: 'z' });
      await runs('theirs-too', { namespace: 'z' });
      const first = await ask({ owner: 'pay', limit: 1 });
      expect(first).not.toHaveProperty('totalItems');
      expect(first.items).toMatchObject([{ workload: { name: 'theirs' } }]);
      const { nextCursor: cursor } = first;
      expect(await names({ owner: 'pay', limit: 1, cursor })).toEqual([
        'theirs-too',
      ]);
      expect(await names({ owner: SHOP })).toEqual([]);
      await expect(ask({ owner: 'group:' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('tells of no more than its asker may know of', async () => {
      await service('any', { owner: SHOP });
      await runs('secret', {
        of: await service('web'),
        namespace: 'closed',
        image: 'i',
      });
      await runs('far', {
        of: await service('far'),
        namespace: 'open',
        cluster: us,
      });
      await runs('lost', {
        namespace: 'open',
        image: 'i',
        labels: { team: 'shop' },
      });
      await runs('hidden', { namespace: 'closed' });
      const { fleet } = await seeingAll(knex);
      const some = {
        fleet: fleet.within(({ id }) => id === eu),
        workloads: { namespaces: ['open'] },
      };
      const answer = await ask({}, some);
      expect(answer).toMatchObject({
        items: [{ workload: { name: 'lost' } }],
        totalItems: 1,
        totalWorkloads: 1,
        coverage: { clusters: 1, unreachable: 0 },
      });
      expect(answer.items[0].suggestion).toBeUndefined();
      expect(await names({ owner: PAY }, some)).toEqual([]);
      expect(await ask({}, { workloads: 'none' })).toMatchObject({
        items: [],
        totalItems: 0,
        totalWorkloads: 0,
      });
    });
  });
});
