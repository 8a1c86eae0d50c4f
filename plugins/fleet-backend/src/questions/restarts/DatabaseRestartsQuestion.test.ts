import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListRestarts } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { NO_LOCATOR } from '../../clusters/store';
import { encodeContainers } from '../../inventory/projections/containers';
import { migrated } from '../../testing/migrated';
import { NOW, seedFleet } from '../../testing/seedFleet';
import { type SeededRestart, seedRestart } from '../../testing/seedRestarts';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DatabaseRestartsQuestion } from './DatabaseRestartsQuestion';

jest.setTimeout(120_000);

/** Before all windows that are asked for. */
const LONG_AGO = '2026-01-01T00:00:00.000Z';

describe('the question for restarts', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let prod: string;
    let test: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      prod = await seed.cluster('prod');
      test = await seed.cluster('test');
      await seed.kind(prod, 'Pod', { watched_since: LONG_AGO });
      await seed.kind(test, 'Pod', { watched_since: LONG_AGO });
    });

    async function ask(query: ListRestarts['query'], asker?: Partial<Asker>) {
      const question = DatabaseRestartsQuestion.create({
        knex,
        now: () => NOW,
      });
      return question.answer(query, { ...(await seeingAll(knex)), ...asker });
    }

    /** The answer in words. */
    async function told(query: ListRestarts['query'], asker?: Partial<Asker>) {
      const { items } = await ask(query, asker);
      return items.map(
        ({ cluster, workload, container, count, lastAt }) =>
          `${cluster.name}/${
            workload.name
          }/${container} ${count} ${lastAt?.slice(11, 19)}`,
      );
    }

    async function restarted(
      cluster: string,
      workload: Parameters<ReturnType<typeof seedUpgrades>['workload']>[1],
      ...restarts: SeededRestart[]
    ): Promise<number> {
      const id = await seedUpgrades(knex).workload(cluster, workload);
      for (const restart of restarts) {
        await seedRestart(knex, id, restart);
      }
      return id;
    }

    const at = (time: string, more: Partial<SeededRestart> = {}) => ({
      at: `2026-11-24T${time}Z`,
      ...more,
    });

    /** A pod of a Deployment that crashes in a loop. */
    async function crashing(
      cluster: string,
      name: string,
      waiting = 'CrashLoopBackOff',
    ) {
      const seed = seedFleet(knex);
      const uid = await seed.workload(cluster, { name });
      const rs = await seed.replicaSet(cluster, uid);
      await seed.pod(cluster, rs, {
        restarts: 3,
        waiting_reason: waiting,
        containers: encodeContainers([
          { name: 'app', restarts: 3, waiting },
          { name: 'sidecar', restarts: 1 },
        ]),
      });
    }

    it('tells most restarts first, then the newest', async () => {
      await restarted(prod, { name: 'a' }, at('11:00:00'), at('11:30:00'));
      await restarted(prod, { name: 'b' }, at('10:00:00', { count: 5 }));
      await restarted(test, { name: 'a' }, at('11:45:00', { count: 2 }));
      expect(await told({})).toEqual([
        'prod/b/app 5 10:00:00',
        'test/a/app 2 11:45:00',
        'prod/a/app 2 11:30:00',
      ]);
      expect(await told({ orderBy: 'lastAt' })).toEqual([
        'test/a/app 2 11:45:00',
        'prod/a/app 2 11:30:00',
        'prod/b/app 5 10:00:00',
      ]);
    });

    it('tells containers apart, with reasons, exit codes and the trend', async () => {
      await restarted(
        prod,
        { name: 'a', kind: 'CronJob', namespace: 'jobs' },
        at('00:30:00', { reason: 'OOMKilled', exitCode: 137, count: 2 }),
        at('11:30:00', { reason: 'Error', exitCode: 2 }),
        at('11:40:00', { reason: 'OOMKilled', exitCode: 137 }),
        at('09:00:00', { container: 'b', reason: null, exitCode: null }),
      );
      const { items, totalItems, totals, facets, window } = await ask({
        since: 'PT12H',
      });
      expect(items).toEqual([
        {
          id: `${prod}:CronJob:jobs:a:app`,
          workloadId: `${prod}:CronJob:jobs:a`,
          cluster: { id: prod, name: 'prod' },
          namespace: 'jobs',
          workload: { kind: 'CronJob', name: 'a' },
          container: 'app',
          count: 4,
          lastAt: '2026-11-24T11:40:00.000Z',
          reasons: [
            { reason: 'OOMKilled', exitCode: 137, count: 3 },
            { reason: 'Error', exitCode: 2, count: 1 },
          ],
          trend: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2],
          crashLooping: false,
          evidence: 'observed',
          watchedSince: LONG_AGO,
        },
        expect.objectContaining({
          container: 'b',
          reasons: [{ count: 1 }],
          trend: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
        }),
      ]);
      expect([totalItems, totals]).toEqual([
        2,
        { restarts: 5, crashLooping: 0 },
      ]);
      expect(facets.reason).toEqual([
        { reason: 'OOMKilled', count: 3 },
        expect.objectContaining({ count: 1 }),
        expect.objectContaining({ count: 1 }),
      ]);
      expect(window).toEqual({
        since: '2026-11-24T00:00:05.000Z',
        until: '2026-11-24T12:00:06.000Z',
      });
    });

    it('counts what is in the window alone, to the second', async () => {
      const edge = at('11:00:05');
      await restarted(prod, { name: 'a' }, at('11:00:04'), edge);
      expect(await told({ since: 'PT1H' })).toEqual(['prod/a/app 1 11:00:05']);
      expect(await told({ since: 'PT1H1S' })).toEqual([
        'prod/a/app 2 11:00:05',
      ]);
      expect(await told({ since: '2026-11-24T11:00:06Z' })).toEqual([]);
    });

    it('says what was recovered, and which clusters were watched in part', async () => {
      const since = '2026-11-24T11:30:00.000Z';
      await knex('kind_syncs')
        .whereIn(
          'cluster_no',
          knex('clusters').select('no').where({ id: test }),
        )
        .update({ watched_since: since });
      const late = await seedFleet(knex).cluster('late');
      await restarted(
        test,
        { name: 'a' },
        at('11:00:00', { evidence: 'recovered' }),
        at('11:40:00'),
      );
      const { items, partlyWatched } = await ask({});
      expect(items).toEqual([
        expect.objectContaining({ evidence: 'recovered', watchedSince: since }),
      ]);
      const parts = [
        { cluster: { id: test, name: 'test' }, watchedSince: since },
        { cluster: { id: late, name: 'late' } },
      ];
      expect(partlyWatched).toEqual(parts);
      const ofProd = await ask({ cluster: 'prod' });
      expect(ofProd.partlyWatched).toEqual([]);
      const recent = await ask({ since: 'PT10M', cluster: 'test' });
      expect(recent.partlyWatched).toEqual([]);
    });

    it('filters by cluster, namespace, reason, entity and owner', async () => {
      const seed = seedUpgrades(knex);
      const service = await seed.service(
        'component:default/shop',
        'group:default/team-a',
      );
      await restarted(
        prod,
        { name: 'a', service, confidence: 1 },
        at('11:00:00'),
        at('11:10:00', { reason: 'OOMKilled' }),
      );
      await restarted(test, { name: 'b', namespace: 'other' }, at('11:20:00'));
      const a = ['prod/a/app 2 11:10:00'];
      const b = ['test/b/app 1 11:20:00'];
      expect(await told({ cluster: 'prod' })).toEqual(a);
      expect(await told({ cluster: test })).toEqual(b);
      expect(await told({ namespace: 'other' })).toEqual(b);
      expect(await told({ namespace: 'other', cluster: 'prod' })).toEqual([]);
      expect(await told({ entityRef: 'Component:Default/shop' })).toEqual(a);
      expect(await told({ owner: 'team-a' })).toEqual(a);
      expect(await told({ owner: 'team-b' })).toEqual([]);
      const { items, totals } = await ask({ reason: 'OOMKilled' });
      expect(items).toEqual([
        expect.objectContaining({
          count: 1,
          reasons: [{ reason: 'OOMKilled', exitCode: 1, count: 1 }],
          entityRef: 'component:default/shop',
          owner: 'group:default/team-a',
          match: { by: 'app.kubernetes.io/name', confidence: 'medium' },
        }),
      ]);
      expect(totals.restarts).toBe(1);
    });

    it('tells what crashes now, though it did not restart within the window', async () => {
      await restarted(prod, { name: 'a' }, at('11:00:00'));
      await restarted(prod, { name: 'b' }, at('10:00:00'));
      await restarted(test, { name: 'c' }, at('11:10:00', { count: 2 }));
      await crashing(prod, 'a');
      await crashing(prod, 'b');
      await crashing(test, 'c', 'ImagePullBackOff');
      const query = { since: 'PT90M' };
      const { items, totals, totalItems } = await ask(query);
      expect(
        items.map(({ workload, count, crashLooping }) => [
          workload.name,
          count,
          crashLooping,
        ]),
      ).toEqual([
        ['c', 2, false],
        ['a', 1, true],
        ['b', 0, true],
      ]);
      expect([totalItems, totals]).toEqual([
        3,
        { restarts: 3, crashLooping: 2 },
      ]);
      expect(items[2]).toMatchObject({ reasons: [], evidence: 'observed' });
      expect(items[2].lastAt).toBeUndefined();
      expect(await told({ ...query, crashLooping: true })).toHaveLength(2);
      expect(await told({ ...query, crashLooping: false })).toEqual([
        'test/c/app 2 11:10:00',
      ]);
      expect(await told({ ...query, reason: 'Error' })).toHaveLength(2);
    });

    it.each(['count', 'lastAt'] as const)(
      'pages through all, by %s, in one window',
      async orderBy => {
        for (let n = 0; n < 7; n += 1) {
          await restarted(
            n % 2 ? prod : test,
            { name: `w${n}` },
            at(`11:0${n % 3}:00`, { count: (n % 2) + 1 }),
          );
        }
        const whole = await told({ orderBy });
        expect(whole).toHaveLength(7);
        const pages: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { orderBy, limit: 2, cursor };
          pages.push(...(await told(query)));
          const { nextCursor, totalItems, window } = await ask(query);
          expect([totalItems, window.until]).toEqual([
            7,
            '2026-11-24T12:00:06.000Z',
          ]);
          cursor = nextCursor;
        } while (cursor);
        expect(pages).toEqual(whole);
      },
    );

    it('refuses a cursor of another order, and what is none', async () => {
      await restarted(prod, { name: 'a' }, at('11:00:00'));
      await restarted(prod, { name: 'b' }, at('11:00:00'));
      const { nextCursor: cursor } = await ask({ limit: 1 });
      await expect(ask({ cursor, orderBy: 'lastAt' })).rejects.toThrow(
        'of another order',
      );
      const forged = Buffer.from('["count","1","2","x","1","1","1"]');
      await expect(
        ask({ cursor: forged.toString('base64url') }),
      ).rejects.toThrow('not one of this question');
      await expect(ask({ since: 'yesterday' })).rejects.toThrow('since');
      await expect(ask({ cluster: 'nothing' })).rejects.toThrow('no cluster');
      await expect(ask({ reason: 'a\0b' })).rejects.toThrow('NUL');
    });

    it('shows to some what they may know of, and to nobody nothing', async () => {
      await restarted(prod, { name: 'a' }, at('11:00:00'));
      await restarted(prod, { name: 'b', namespace: 'own' }, at('11:10:00'));
      await restarted(test, { name: 'c', namespace: 'own' }, at('11:20:00'));
      await crashing(prod, 'a');
      const { fleet } = await seeingAll(knex);
      const within = fleet.within(({ name }) => name === 'prod');
      const some = await ask(
        {},
        { fleet: within, workloads: { namespaces: ['own'] } },
      );
      expect(some.items.map(({ workload }) => workload.name)).toEqual(['b']);
      expect([some.totalItems, some.totals]).toEqual([
        1,
        { restarts: 1, crashLooping: 0 },
      ]);
      expect(some.facets.reason).toEqual([{ reason: 'Error', count: 1 }]);
      for (const nothing of [
        await ask({}, { workloads: 'none' }),
        await ask({}, { fleet: fleet.within(() => false) }),
      ]) {
        expect(nothing).toMatchObject({
          items: [],
          totalItems: 0,
          totals: { restarts: 0, crashLooping: 0 },
          facets: { reason: [] },
        });
      }
    });

    it('does not tell of clusters that have left the fleet', async () => {
      await restarted(prod, { name: 'a' }, at('11:00:00'));
      await knex('clusters')
        .where({ id: prod })
        .update({ locator: NO_LOCATOR });
      expect(await ask({})).toMatchObject({ items: [], totalItems: 0 });
    });
  });
});
