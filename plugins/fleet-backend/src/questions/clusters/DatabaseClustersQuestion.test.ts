import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListClusters } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { NO_LOCATOR } from '../../clusters/store';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { FleetSeed, NOW, SEEDED_AT, seedFleet } from '../../testing/seedFleet';
import { seedRestart } from '../../testing/seedRestarts';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { DatabaseClusterQuestion } from './DatabaseClusterQuestion';
import { DatabaseClustersQuestion } from './DatabaseClustersQuestion';

jest.setTimeout(60_000);

type Query = ListClusters['query'];

describe('DatabaseClustersQuestion', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
    });

    const question = (now = NOW) => ({
      list: async (query: Query) =>
        DatabaseClustersQuestion.create({ knex, now: () => now }).answer(
          query,
          await seeingAll(knex, now),
        ),
      get: async (id: string) =>
        DatabaseClusterQuestion.create({ knex, now: () => now }).answer(
          { id },
          await seeingAll(knex, now),
        ),
    });
    const names = async (query: Query) =>
      (await question().list(query)).items.map(({ name }) => name);

    /** One cluster per sync state, of different versions and distributions. */
    async function seedFive() {
      const states = [
        ['a-Prod', 'current', 'eks', 'v1.9.0'],
        ['b', 'initial', null, null],
        ['c-prod', 'stale', 'gke', 'v1.10.0'],
        ['d', 'unreachable', null, null],
        ['e', 'forbidden', 'eks', 'v1.33.2'],
      ] as const;
      for (const [name, status, distribution, version] of states) {
        const columns = { status, distribution, git_version: version };
        await seed.cluster(name, columns);
      }
    }

    it('shows a cluster as it is', async () => {
      const id = await seed.cluster('prod', {
        uid: 'uid-1',
        distribution: 'eks',
        platform: 'aws',
        region: 'eu-west-1',
        git_version: 'v1.34.1-eks-1a2b3c4',
        labels: '{"env":"prod","__proto__":"p"}',
      });
      await seed.node(id);
      await seed.node(id, { ready: false });
      await seed.workload(id);
      await seed.workload(id, { status: 'progressing' });
      await seed.workload(id, { status: 'degraded' });
      await seed.workload(id, { status: 'failed' });
      const { items, totalItems, nextCursor } = await question().list({});
      expect({ totalItems, nextCursor }).toEqual({ totalItems: 1 });
      expect(items).toEqual([
        {
          id,
          name: 'prod',
          uid: 'uid-1',
          distribution: 'eks',
          platform: 'aws',
          region: 'eu-west-1',
          version: 'v1.34.1-eks-1a2b3c4',
          supportEndsAt: '2026-12-02',
          labels: JSON.parse('{"env":"prod","__proto__":"p"}'),
          health: 'degraded',
          nodes: { total: 2, ready: 1 },
          workloads: { total: 4, unhealthy: 2 },
          restarts24h: 0,
          sync: { status: 'current', observedAt: SEEDED_AT, since: SEEDED_AT },
        },
      ]);
    });

    it('counts what restarted within a day, where pods can be seen', async () => {
      const past = seedUpgrades(knex);
      for (const [name, count] of [
        ['one', 3],
        ['two', 4],
        ['blind', 5],
      ] as const) {
        const id = await seed.cluster(name);
        const workload = await past.workload(id, { name: 'web' });
        const times = ['2026-11-23T12:00:04Z', '2026-11-24T11:00:00Z'];
        for (const at of times) {
          await seedRestart(knex, workload, { at, count });
        }
        if (name === 'blind') {
          await seed.kind(id, 'Pod', { status: 'forbidden' });
        }
      }
      const { items } = await question().list({});
      expect(items.map(({ name, restarts24h }) => [name, restarts24h])).toEqual(
        [
          ['blind', undefined],
          ['one', 3],
          ['two', 4],
        ],
      );
      expect((await question().get('two')).restarts24h).toBe(4);
    });

    it('does not know a cluster whose rows are being deleted', async () => {
      const id = await seed.cluster('gone', { locator: NO_LOCATOR });
      await seed.cluster('prod');
      const { items, totalItems, coverage } = await question().list({});
      expect(items).toMatchObject([{ name: 'prod' }]);
      expect([totalItems, coverage.clusters]).toEqual([1, 1]);
      await expect(question().get(id)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it('counts each cluster apart, and not the Jobs of CronJobs', async () => {
      const one = await seed.cluster('one');
      await seed.cluster('two');
      const cron = await seed.workload(one, { kind: 'CronJob' });
      const run = { kind: 'Job', owner_uid: cron, status: 'failed' };
      await seed.workload(one, run);
      await seed.workload(one, { kind: 'Job', status: 'failed' });
      await seed.workload(one, { owner_uid: 'an-operator' });
      const { items } = await question().list({});
      expect(items.map(({ workloads, nodes }) => [workloads, nodes])).toEqual([
        [
          { total: 3, unhealthy: 1 },
          { total: 0, ready: 0 },
        ],
        [
          { total: 0, unhealthy: 0 },
          { total: 0, ready: 0 },
        ],
      ]);
    });

    it.each([
      ['healthy', {}, true, 'healthy'],
      ['healthy', {}, false, 'degraded'],
      ['progressing', {}, true, 'healthy'],
      ['unknown', {}, true, 'healthy'],
      ['degraded', {}, true, 'degraded'],
      ['failed', {}, true, 'degraded'],
      ['healthy', { observed_at: null }, true, 'unknown'],
    ])(
      'judges health: workload %s, cluster %j, node ready %p is %s',
      async (status, columns, ready, health) => {
        const id = await seed.cluster('prod', columns);
        await seed.workload(id, { status });
        await seed.node(id, { ready });
        expect((await question().list({})).items).toMatchObject([{ health }]);
      },
    );

    it.each<[Query, string[]]>([
      [{ q: 'PROD' }, ['a-Prod', 'c-prod']],
      [{ q: '%' }, []],
      [{ q: 'prod', status: ['stale'] }, ['c-prod']],
      [{ distribution: ['eks'] }, ['a-Prod', 'e']],
      [{ distribution: ['gke', 'unknown'] }, ['b', 'c-prod', 'd']],
      [{ status: ['unreachable', 'forbidden'] }, ['d', 'e']],
      [{ distribution: [], status: [] }, ['a-Prod', 'b', 'c-prod', 'd', 'e']],
      [{ distribution: ['constructor'] }, []],
    ])('filters by %j', async (query, wanted) => {
      await seedFive();
      const answer = await question().list(query);
      expect(answer.items.map(({ name }) => name)).toEqual(wanted);
      expect(answer.totalItems).toBe(wanted.length);
      expect(answer.coverage.clusters).toBe(5);
    });

    it.each<[Query, string[]]>([
      [{}, ['a-Prod', 'b', 'c-prod', 'd', 'e']],
      [{ order: 'desc' }, ['e', 'd', 'c-prod', 'b', 'a-Prod']],
      [{ orderBy: 'distribution' }, ['a-Prod', 'e', 'c-prod', 'b', 'd']],
      [{ orderBy: 'version' }, ['b', 'd', 'a-Prod', 'c-prod', 'e']],
      [
        { orderBy: 'version', order: 'desc' },
        ['e', 'c-prod', 'a-Prod', 'd', 'b'],
      ],
      [{ orderBy: 'status' }, ['d', 'e', 'c-prod', 'b', 'a-Prod']],
    ])('sorts by %j', async (query, wanted) => {
      await seedFive();
      expect(await names(query)).toEqual(wanted);
    });

    it('counts for the clusters of a page only, unless they are sorted by it', async () => {
      await seedFive();
      const counted = async (query: Query) => {
        const values: unknown[] = [];
        knex.on('query', ({ sql, bindings }) => {
          if (sql.includes('workloads')) {
            values.push(...bindings);
          }
        });
        await question().list(query);
        knex.removeAllListeners('query');
        const rows = await knex('clusters').orderBy('no');
        return rows
          .filter(({ no }) => values.includes(no))
          .map(({ name }) => name);
      };
      expect(await counted({ limit: 2 })).toEqual(['a-Prod', 'b']);
      expect(await counted({ limit: 1, orderBy: 'version' })).toEqual(['b']);
      expect(await counted({ limit: 1, orderBy: 'health' })).toHaveLength(5);
    });

    it('sorts the least healthy first', async () => {
      await seed.cluster('fine');
      await seed.cluster('unseen', { observed_at: null, status: 'initial' });
      await seed.node(await seed.cluster('sick'), { ready: false });
      const query: Query = { orderBy: 'health' };
      expect(await names(query)).toEqual(['sick', 'unseen', 'fine']);
    });

    it('answers page by page, nothing twice and no gap', async () => {
      for (let n = 0; n < 11; n += 1) {
        await seed.cluster(n % 2 ? 'prod' : 'dev', {
          distribution: n % 3 ? 'eks' : null,
        });
      }
      const orders = ['name', 'distribution', 'version', 'status'] as const;
      for (const orderBy of orders) {
        for (const order of ['asc', 'desc'] as const) {
          const whole = await question().list({ orderBy, order });
          const ids: string[] = [];
          let cursor: string | undefined;
          do {
            const query = { orderBy, order, cursor, limit: 4 };
            const page = await question().list(query);
            expect(page.totalItems).toBe(11);
            expect(page.items.length).toBeLessThanOrEqual(4);
            ids.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor;
          } while (cursor && ids.length <= 11);
          expect(ids).toEqual(whole.items.map(({ id }) => id));
          expect(new Set(ids).size).toBe(11);
        }
      }
    });

    it('refuses a cursor that is not one, or of another order', async () => {
      await seedFive();
      const { nextCursor: cursor } = await question().list({ limit: 1 });
      const refused = expect.objectContaining({ name: 'InputError' });
      for (const query of [
        { cursor: 'nonsense' },
        { cursor, orderBy: 'version' as const },
        { cursor, order: 'desc' as const },
      ]) {
        await expect(question().list(query)).rejects.toEqual(refused);
      }
    });

    it('shows a cluster as stale that says it is current, when nobody reports', async () => {
      const id = await seed.cluster('prod');
      const later = NOW + 3_600_000;
      const { items, coverage } = await question(later).list({});
      expect(items).toMatchObject([
        {
          sync: {
            status: 'stale',
            observedAt: SEEDED_AT,
            since: SEEDED_AT,
            reason: expect.any(String),
          },
        },
      ]);
      expect(coverage).toMatchObject({ current: 0, stale: 1 });
      expect(await question(later).get(id)).toMatchObject({
        sync: { status: 'stale' },
      });
    });

    it('gives one cluster by id or name, with its kinds', async () => {
      const id = await seed.cluster('prod', {
        locator: 'kubeconfig-2',
        confidence: 'high',
        evidence: '["seen"]',
      });
      await seed.kind(id, 'Pod', { status: 'forbidden', reason: 'no list' });
      await seed.kind(id, 'Deployment', {
        bytes: 5_000_000_000,
        errors: 2,
        lag_ms: 40,
        last_event_at: '2026-11-24T11:00:00.000Z',
      });
      await seed.kind(id, 'Job', { refused: 1, lag_ms: 70 });
      await seed.kind(id, 'Rollout', { status: 'absent' });
      await seed.workload(id);
      await seed.workload(id, { kind: 'DaemonSet' });
      await seed.pod(id, 'x');
      for (const idOrName of [id, 'prod']) {
        expect(await question().get(idOrName)).toMatchObject({
          id,
          locator: 'kubeconfig-2',
          detection: { confidence: 'high', evidence: ['seen'] },
          kinds: [
            {
              kind: 'Deployment',
              status: 'current',
              rows: 1,
              since: SEEDED_AT,
              bytes: 5_000_000_000,
              errors: 2,
              refused: 0,
              lagMs: 40,
              lastEventAt: '2026-11-24T11:00:00.000Z',
            },
            { kind: 'Job', status: 'current', rows: 0, refused: 1, lagMs: 70 },
            {
              kind: 'Pod',
              status: 'forbidden',
              rows: 1,
              reason: 'no list',
              bytes: 0,
              lagMs: undefined,
              lastEventAt: undefined,
            },
            { kind: 'Rollout', status: 'absent', rows: 0 },
          ],
          sync: { lagMs: 70 },
          problems: [
            { cluster: id, kind: 'Job', status: 'incomplete' },
            { cluster: id, kind: 'Pod', status: 'forbidden' },
          ],
        });
      }
    });

    it('says no detection of a cluster that was never reached', async () => {
      const id = await seed.cluster('new', { status: 'unreachable' });
      const cluster = await question().get(id);
      expect(cluster.detection).toBeUndefined();
      expect(cluster.distribution).toBe('unknown');
    });

    it('tells an unknown name from an ambiguous one', async () => {
      const ids = [await seed.cluster('prod'), await seed.cluster('prod')];
      await expect(question().get('nothing')).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      const ambiguous = question().get('prod');
      await expect(ambiguous).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(ambiguous).rejects.toThrow(ids[0]);
      await expect(ambiguous).rejects.toThrow(ids[1]);
      expect(await question().get(ids[1])).toMatchObject({ id: ids[1] });
    });

    it('shows in each of two equal clusters that there are two', async () => {
      const ids = [
        await seed.cluster('prod', { uid: 'same' }),
        await seed.cluster('restored', { uid: 'same' }),
      ];
      for (const id of ids) {
        const { problems } = await question().get(id);
        expect(problems).toMatchObject([
          { cluster: id, status: 'duplicate', since: SEEDED_AT },
        ]);
      }
    });
  });
});
