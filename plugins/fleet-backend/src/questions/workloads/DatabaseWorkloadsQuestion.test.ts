import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  ListWorkloads,
  WorkloadList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import type { Asker } from '../asker';
import { DatabaseWorkloadsQuestion } from './DatabaseWorkloadsQuestion';

jest.setTimeout(120_000);

type Query = ListWorkloads['query'];

const image = (repository: string, tag: string) =>
  JSON.stringify([{ container: 'main', image: repository, tag }]);

describe('DatabaseWorkloadsQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let all: Asker;

    /**
     * Three clusters, two of one name: alpha has web and api, the betas web,
     * and one of them a CronJob with a run.
     */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      await knex('services').insert({
        entity_ref: 'component:default/web',
        owner: 'group:default/a',
        system: 'system:default/shop',
        lifecycle: 'production',
        lookup: '{}',
      });
      const { id: service_id } = await knex('services').first('id');
      const alpha = await seed.cluster('alpha', {
        id: 'id-alpha',
        distribution: 'eks',
        region: 'eu-1',
      });
      const beta = await seed.cluster('beta', { id: 'id-beta-1' });
      const gone = await seed.cluster('beta', {
        id: 'id-beta-2',
        status: 'unreachable',
      });
      await seed.kind(alpha, 'DaemonSet', {
        status: 'forbidden',
        reason: 'no',
      });
      const web = { name: 'web', images: image('web', '1.0'), version: '1.0' };
      await seed.workload(alpha, {
        ...web,
        uid: 'aaaaaaaa-0000-0000-0000-000000000001',
      });
      await seed.workload(alpha, {
        name: 'api',
        kind: 'DaemonSet',
        images: image('api', '2.0'),
        version: null,
        status: 'failed',
        status_reason: 'Broken',
      });
      await seed.workload(beta, {
        ...web,
        images: image('web', '1.1'),
        version: '1.1',
      });
      await seed.workload(gone, {
        ...web,
        namespace: 'other',
        status: 'degraded',
      });
      const cron = await seed.workload(beta, {
        name: 'nightly',
        kind: 'CronJob',
        images: JSON.stringify([
          { container: 'a', image: 'web', tag: '1.0' },
          { container: 'b', image: 'web', tag: '1.1' },
          { container: 'c', image: 'api', tag: '2.0' },
        ]),
      });
      await seed.workload(beta, {
        name: 'nightly-1',
        kind: 'Job',
        owner_uid: cron,
      });
      await knex('workloads')
        .where({ name: 'web' })
        .update({ service_id, service_confidence: 1, service_by: 'app' });
      all = await seeingAll(knex);
    });

    const ask = (query: Query, asker: Asker = all): Promise<WorkloadList> =>
      DatabaseWorkloadsQuestion.create({ knex }).answer(query, asker);

    const called = ({ items }: WorkloadList) =>
      items.map(({ cluster, workload }) => `${cluster.name}/${workload.name}`);

    const filter = (value: object) => JSON.stringify(value);

    it('shows all there is, by cluster and name, without runs of CronJobs', async () => {
      const answer = await ask({});
      expect(called(answer)).toEqual([
        'alpha/api',
        'alpha/web',
        'beta/nightly',
        'beta/web',
        'beta/web',
      ]);
      expect(answer).toMatchObject({ totalItems: 5 });
      expect(answer.nextCursor).toBeUndefined();
      expect(answer.groups).toBeUndefined();
      expect(answer.coverage).toMatchObject({ clusters: 3, unreachable: 1 });
    });

    it('tells what is known of each', async () => {
      const query = filter({ cluster: 'alpha' });
      const { items } = await ask({ filter: query, orderBy: 'name' });
      const [api, web] = JSON.parse(JSON.stringify(items));
      expect(web).toEqual({
        id: 'id-alpha:aaaaaaaa-0000-0000-0000-000000000001',
        cluster: { id: 'id-alpha', name: 'alpha' },
        distribution: 'eks',
        region: 'eu-1',
        namespace: 'shop',
        workload: { kind: 'Deployment', name: 'web' },
        images: [{ container: 'main', image: 'web', tag: '1.0' }],
        version: '1.0',
        replicas: { desired: 2, ready: 2, updated: 2, available: 2 },
        status: 'healthy',
        entityRef: 'component:default/web',
        owner: 'group:default/a',
        system: 'system:default/shop',
        lifecycle: 'production',
        match: { by: 'app', confidence: 'medium' },
        observedAt: SEEDED_AT,
        stale: false,
      });
      expect(api).toMatchObject({
        status: 'failed',
        reason: 'Broken',
        stale: true,
      });
      expect(api).not.toHaveProperty('match');
      expect(api).not.toHaveProperty('version');
    });

    it('says that what it knows of a cluster that is away is stale', async () => {
      const { items } = await ask({ filter: filter({ namespace: 'other' }) });
      expect(items).toMatchObject([
        { stale: true, cluster: { id: 'id-beta-2' } },
      ]);
    });

    it('tells the coverage of the clusters that the filter is about', async () => {
      const { coverage } = await ask({
        filter: filter({ distribution: 'eks' }),
      });
      expect(coverage.clusters).toBe(1);
    });

    it.each<[Query, string[]]>([
      [
        { orderBy: 'cluster', order: 'desc' },
        ['beta/web', 'beta/web', 'beta/nightly', 'alpha/web', 'alpha/api'],
      ],
      [
        { orderBy: 'name' },
        ['alpha/api', 'beta/nightly', 'alpha/web', 'beta/web', 'beta/web'],
      ],
      [
        { orderBy: 'status' },
        ['alpha/api', 'beta/web', 'beta/nightly', 'alpha/web', 'beta/web'],
      ],
      [
        { orderBy: 'version', order: 'desc' },
        ['beta/nightly', 'beta/web', 'beta/web', 'alpha/web', 'alpha/api'],
      ],
      [
        { orderBy: 'namespace', order: 'desc' },
        ['beta/web', 'alpha/web', 'beta/nightly', 'alpha/api', 'beta/web'],
      ],
    ])('sorts as %j asks, page by page', async (query, expected) => {
      expect(called(await ask(query))).toEqual(expected);
      for (const limit of [1, 2, 4]) {
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await ask({ ...query, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(page.totalItems).toBe(5);
          paged.push(...called(page));
          cursor = page.nextCursor;
        } while (cursor);
        expect(paged).toEqual(expected);
      }
    });

    it('goes on after a workload that is gone, with its cluster', async () => {
      const { nextCursor } = await ask({ limit: 2 });
      const query = filter({ cluster: 'beta' });
      const page = await ask({ cursor: nextCursor, filter: query });
      expect(called(page)).toEqual(['beta/nightly', 'beta/web', 'beta/web']);
    });

    it.each<[Query]>([
      [{ cursor: 'nonsense' }],
      [{ filter: '{"name":{"$regex":"."}}' }],
    ])('refuses %j', async query => {
      await expect(ask(query)).rejects.toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    });

    it('refuses the cursor of another order', async () => {
      const { nextCursor: cursor } = await ask({ limit: 1 });
      await expect(ask({ cursor, orderBy: 'name' })).rejects.toThrow(
        'ask again without a cursor',
      );
      await expect(ask({ cursor, order: 'desc' })).rejects.toThrow(
        'ask again without a cursor',
      );
    });

    it('counts by one dimension, the most first', async () => {
      const { groups, totalGroups } = await ask({ groupBy: ['cluster'] });
      expect(groups).toEqual([
        {
          keys: ['id-alpha'],
          cluster: { id: 'id-alpha', name: 'alpha' },
          count: 2,
        },
        {
          keys: ['id-beta-1'],
          cluster: { id: 'id-beta-1', name: 'beta' },
          count: 2,
        },
        {
          keys: ['id-beta-2'],
          cluster: { id: 'id-beta-2', name: 'beta' },
          count: 1,
        },
      ]);
      expect(totalGroups).toBe(3);
    });

    it.each<[NonNullable<Query['groupBy']>, string[]]>([
      [['distribution'], ['unknown:3', 'eks:2']],
      [['region'], [':3', 'eu-1:2']],
      [['namespace'], ['shop:4', 'other:1']],
      [['kind'], ['Deployment:3', 'CronJob:1', 'DaemonSet:1']],
      [['status'], ['healthy:3', 'degraded:1', 'failed:1']],
      [['version'], ['1.0:2', ':1', '1.1:1', '1.2.3:1']],
      [['image'], ['web:4', 'api:2']],
      [['owner'], ['group:default/a:3', ':2']],
      [['system'], ['system:default/shop:3', ':2']],
      [
        ['owner', 'image'],
        ['group:default/a,web:3', ',api:2', ',web:1'],
      ],
    ])('counts by %j', async (groupBy, expected) => {
      const { groups } = await ask({ groupBy });
      expect(groups!.map(({ keys, count }) => `${keys}:${count}`)).toEqual(
        expected,
      );
    });

    it('counts what the filter asks for alone', async () => {
      const query = filter({ image: 'api' });
      const answer = await ask({ filter: query, groupBy: ['kind'], limit: 1 });
      expect(answer.groups).toEqual([
        { keys: ['CronJob'], count: 1 },
        { keys: ['DaemonSet'], count: 1 },
      ]);
      expect(answer).toMatchObject({ totalItems: 2, totalGroups: 2 });
    });

    it('answers, counts and groups only what the asker may know of', async () => {
      const some: Asker = {
        ...all,
        fleet: all.fleet.within(({ name }) => name === 'beta'),
        workloads: { namespaces: ['other'] },
      };
      const answer = await ask({ groupBy: ['cluster'] }, some);
      expect(called(answer)).toEqual(['beta/web']);
      expect(answer).toMatchObject({
        totalItems: 1,
        totalGroups: 1,
        coverage: { clusters: 2 },
      });
      expect(
        await ask({ filter: filter({ cluster: 'alpha' }) }, some),
      ).toMatchObject({ items: [], totalItems: 0, coverage: { clusters: 0 } });
      // The opposite of what is hidden is not hidden, and nothing else.
      const not = filter({ $not: { cluster: 'alpha' } });
      expect(called(await ask({ filter: not }, some))).toEqual(['beta/web']);
    });

    it('answers nothing to who may know of nothing', async () => {
      const nobody: Asker = {
        ...all,
        fleet: all.fleet.within(() => false),
        workloads: 'none',
      };
      expect(await ask({ groupBy: ['image'] }, nobody)).toMatchObject({
        items: [],
        groups: [],
        totalItems: 0,
        totalGroups: 0,
        coverage: { clusters: 0 },
      });
    });
  });
});
