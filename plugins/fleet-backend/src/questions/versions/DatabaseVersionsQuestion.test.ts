import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListVersions } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { type FleetSeed, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseVersionsQuestion } from './DatabaseVersionsQuestion';

jest.setTimeout(60_000);

describe('DatabaseVersionsQuestion', () => {
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

    async function service(name: string, columns = {}): Promise<number> {
      const entity_ref = `component:default/${name}`;
      const lookup = '{"alternatives":[]}';
      await knex('services').insert({ entity_ref, lookup, ...columns });
      return (await knex('services').where({ entity_ref }).first('id')).id;
    }

    let count = 0;
    async function runs(
      service_id: number,
      cluster: string,
      columns: Record<string, string | null> = {},
      service_confidence = 0,
    ) {
      count += 1;
      const name = `w${count}`;
      await seed.workload(cluster, { name, ...columns });
      const claim = { service_id, service_confidence };
      await knex('workloads').where({ name }).update(claim);
    }

    const ask = async (
      query: ListVersions['query'] = {},
      asker: Partial<Asker> = {},
    ) =>
      DatabaseVersionsQuestion.create({ knex }).answer(query, {
        ...(await seeingAll(knex)),
        ...asker,
      });
    const refs = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(({ entityRef }) =>
        entityRef.replace('component:default/', ''),
      );

    it('compares what runs in each cluster with the newest', async () => {
      const checkout = await service('checkout', {
        owner: 'group:default/pay',
        lifecycle: 'production',
      });
      await runs(checkout, eu, { version: '1.10.0' });
      await runs(checkout, eu, { version: '1.10.0', status: 'degraded' });
      await runs(checkout, eu, { version: null });
      await runs(checkout, us, { version: '1.9.2', status: 'failed' }, 1);
      const { items, totalItems, coverage } = await ask();
      expect(items).toEqual([
        {
          entityRef: 'component:default/checkout',
          owner: 'group:default/pay',
          lifecycle: 'production',
          newest: '1.10.0',
          clusters: [
            {
              cluster: { id: eu, name: 'eu' },
              versions: [
                { version: '1.10.0', skew: 'none', workloads: 2, unhealthy: 1 },
                { skew: 'other', workloads: 1, unhealthy: 0 },
              ],
              confidence: 'high',
              stale: false,
            },
            {
              cluster: { id: us, name: 'us' },
              versions: [
                { version: '1.9.2', skew: 'minor', workloads: 1, unhealthy: 1 },
              ],
              confidence: 'medium',
              stale: true,
            },
          ],
        },
      ]);
      expect(totalItems).toBe(1);
      expect(coverage).toMatchObject({ clusters: 2, unreachable: 1 });
    });

    it('leaves out services that run nowhere, and the Jobs of CronJobs', async () => {
      await service('idle');
      const nightly = await service('nightly');
      const uid = await seed.workload(eu, { kind: 'CronJob', name: 'cron' });
      await seed.workload(eu, { kind: 'Job', name: 'run', owner_uid: uid });
      await knex('workloads').update({
        service_id: nightly,
        service_confidence: 0,
      });
      const { items } = await ask();
      expect(items).toMatchObject([
        { clusters: [{ versions: [{ workloads: 1 }] }] },
      ]);
      expect(items).toHaveLength(1);
    });

    it('finds services by reference, owner, system and cluster', async () => {
      const [a, b] = [
        await service('a', {
          owner: 'group:default/x',
          system: 'system:default/s',
        }),
        await service('b', { owner: 'group:default/y' }),
      ];
      await runs(a, eu);
      await runs(b, eu);
      await runs(b, us);
      expect(await refs()).toEqual(['a', 'b']);
      expect(await refs({ entityRef: 'Component:default/A' })).toEqual(['a']);
      expect(await refs({ owner: 'group:default/y' })).toEqual(['b']);
      expect(await refs({ owner: 'Y', system: undefined })).toEqual(['b']);
      expect(await refs({ system: 'system:default/s' })).toEqual(['a']);
      expect(await refs({ cluster: 'us' })).toEqual(['b']);
      const [{ clusters }] = (await ask({ cluster: 'us' })).items;
      expect(clusters.map(({ cluster }) => cluster.name)).toEqual(['eu', 'us']);
      await expect(ask({ cluster: 'none' })).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it.each([
      { entityRef: 'component:' },
      { owner: 'group:default/' },
      { system: 'system:default/' },
    ])('says that %j is no entity reference', async query => {
      await expect(ask(query)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('not an entity reference'),
      });
    });

    it('answers page by page, and counts all', async () => {
      for (const name of ['a', 'b', 'c']) {
        await runs(await service(name), eu);
      }
      const first = await ask({ limit: 2 });
      expect(first).toMatchObject({ totalItems: 3 });
      const cursor = first.nextCursor;
      expect(await refs({ limit: 2, cursor })).toEqual(['c']);
      expect(await ask({ limit: 2, cursor })).toMatchObject({ totalItems: 3 });
      await expect(ask({ cursor: 'nonsense' })).rejects.toMatchObject({
        name: 'InputError',
      });
    });

    it('tells of no more than its asker may know of', async () => {
      const [a, b] = [await service('a'), await service('b')];
      await runs(a, eu, { namespace: 'open', version: '1.0.0' });
      await runs(a, us, { namespace: 'open', version: '9.0.0' });
      await runs(b, eu, { namespace: 'closed' });
      const { fleet } = await seeingAll(knex);
      const some = await ask(
        {},
        {
          fleet: fleet.within(({ id }) => id === eu),
          workloads: { namespaces: ['open'] },
        },
      );
      expect(some).toMatchObject({
        items: [{ entityRef: 'component:default/a', newest: '1.0.0' }],
        totalItems: 1,
        coverage: { clusters: 1, unreachable: 0 },
      });
      expect(await refs({}, { workloads: 'none' })).toEqual([]);
    });
  });
});
