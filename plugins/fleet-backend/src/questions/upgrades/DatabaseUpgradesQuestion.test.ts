import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListUpgrades } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedFleet } from '../../testing/seedFleet';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DatabaseUpgradesQuestion } from './DatabaseUpgradesQuestion';

jest.setTimeout(120_000);

const ROLLOUT = '0b6f5a5e-6d0f-4b53-9f0e-0d6c8a3b1c2d';
const NOW = Date.parse('2026-11-24T12:00:00Z');
const day = (n: number) =>
  `2026-11-${String(n).padStart(2, '0')}T08:00:00.000Z`;

describe('the question of upgrades', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    /**
     * Checkout of payments in two clusters, a job that nobody claims, and a
     * stock whose owner is only guessed.
     */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const upgrades = seedUpgrades(knex);
      const [one, two] = [await seed.cluster('one'), await seed.cluster('two')];
      const [checkout, stock] = [
        await upgrades.service(
          'component:default/checkout',
          'group:default/pay',
        ),
        await upgrades.service('component:default/stock', 'group:default/shop'),
      ];
      const checkouts = { name: 'checkout', service: checkout } as const;
      const first = await upgrades.workload(one, checkouts);
      const second = await upgrades.workload(two, checkouts);
      const job = await upgrades.workload(one, {
        ...{ name: 'job', kind: 'CronJob', namespace: 'batch' },
        truncatedAt: day(2),
      });
      const guessed = await upgrades.workload(two, {
        ...{ name: 'stock', service: stock, confidence: 1 as const },
      });
      await upgrades.upgrade(first, { at: day(10) });
      await upgrades.upgrade(second, { at: day(11) });
      await upgrades.upgrade(second, { at: day(12), kind: 'rollback' });
      await upgrades.upgrade(job, {
        ...{ at: day(13), kind: 'reconfigure' as const, rollout: ROLLOUT },
      });
      await upgrades.upgrade(guessed, { at: day(14) });
      await upgrades.upgrade(first, { at: '2026-10-01T00:00:00.000Z' });
    });

    const ask = async (
      query: ListUpgrades['query'] = {},
      as: Partial<Asker> = {},
    ) =>
      DatabaseUpgradesQuestion.create({ knex, now: () => NOW }).answer(query, {
        ...(await seeingAll(knex)),
        ...as,
      });
    const rows = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(
        ({ at, cluster, workload }) =>
          `${at.slice(8, 10)} ${cluster.name} ${workload.name}`,
      );

    const ALL = ['14 two stock', '13 one job', '12 two checkout'].concat([
      '11 two checkout',
      '10 one checkout',
    ]);

    it('is answered for the last 30 days, newest first', async () => {
      expect(await rows()).toEqual(ALL);
      expect(await rows({ since: 'P90D' })).toEqual([
        ...ALL,
        '01 one checkout',
      ]);
      expect(await rows({ since: day(12) })).toEqual(ALL.slice(0, 3));
      expect(await rows({ since: '2026-11-12T08:00:00.001Z' })).toEqual(
        ALL.slice(0, 2),
      );
    });

    it('tells all that is known of an upgrade', async () => {
      const { items } = await ask();
      expect(items[4]).toEqual({
        id: expect.any(String),
        at: day(10),
        precision: 'second',
        cluster: { id: expect.any(String), name: 'one' },
        namespace: 'shop',
        workload: { kind: 'Deployment', name: 'checkout' },
        kind: 'upgrade',
        changes: [
          {
            container: 'app',
            from: 'app:1.9',
            to: 'app:1.10',
            direction: 'up',
          },
        ],
        revision: 2,
        source: 'replicaSet',
        evidence: 'recovered',
        entityRef: 'component:default/checkout',
        owner: 'group:default/pay',
        match: { by: 'app.kubernetes.io/name', confidence: 'high' },
      });
      expect(items[0].match).toMatchObject({ confidence: 'medium' });
      expect(items[1]).toMatchObject({
        truncatedBefore: day(2),
        source: 'flotilla',
        rolloutId: ROLLOUT,
      });
      expect(items[1]).not.toHaveProperty('entityRef');
    });

    it.each<[string, ListUpgrades['query'], number[]]>([
      ['cluster', { cluster: 'one' }, [1, 4]],
      ['namespace', { namespace: 'batch' }, [1]],
      ['entity', { entityRef: 'Component:default/checkout' }, [2, 3, 4]],
      ['owner', { owner: 'pay' }, [2, 3, 4]],
      ['owner who is guessed', { owner: 'group:default/shop' }, [0]],
      ['owner in a cluster', { owner: 'pay', cluster: 'two' }, [2, 3]],
      ['kind', { kind: ['rollback', 'reconfigure'] }, [1, 2]],
      ['entity that has none', { entityRef: 'component:default/x' }, []],
    ])('is narrowed by %s', async (_, query, wanted) => {
      const expected = wanted.map(index => ALL[index]);
      expect(await rows(query)).toEqual(expected);
      expect((await ask(query)).totalItems).toBe(wanted.length);
    });

    it('counts by kind, whichever kinds are asked for', async () => {
      const kind = { upgrade: 3, rollback: 1, reconfigure: 1 };
      expect((await ask({ limit: 1 })).facets).toEqual({ kind });
      const { facets, totalItems } = await ask({ kind: ['rollback'] });
      expect([facets, totalItems]).toEqual([{ kind }, 1]);
      expect((await ask({ owner: 'shop' })).facets.kind.upgrade).toBe(1);
    });

    it('goes on where a page ended', async () => {
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, cursor };
        pages.push(...(await rows(query)));
        cursor = (await ask(query)).nextCursor;
      } while (cursor !== undefined);
      expect(pages).toEqual(ALL);
    });

    it('shows nobody what they may not know of', async () => {
      const { fleet } = await seeingAll(knex);
      const one = fleet.within(({ name }) => name === 'one');
      expect(await rows({}, { fleet: one })).toEqual([ALL[1], ALL[4]]);
      const counted = await ask({}, { fleet: one });
      expect(counted.totalItems).toBe(2);
      expect(counted.coverage.clusters).toBe(1);
      await expect(ask({ cluster: 'two' }, { fleet: one })).rejects.toThrow(
        'no cluster',
      );

      const batch = { workloads: { namespaces: ['batch'] } };
      expect(await rows({}, batch)).toEqual([ALL[1]]);
      expect((await ask({}, batch)).facets.kind).toEqual({
        ...{ upgrade: 0, rollback: 0, reconfigure: 1 },
      });

      // Who owns something is known for sure, or not at all.
      const owners = ['group:default/pay', 'group:default/shop'];
      expect(await rows({}, { workloads: { owners } })).toEqual(ALL.slice(2));
      const stock = { entityRef: 'component:default/stock' };
      expect(await rows(stock, { workloads: { owners } })).toEqual([]);

      const nothing = await ask({}, { workloads: 'none' });
      expect([nothing.items, nothing.totalItems]).toEqual([[], 0]);
    });

    it.each<[string, ListUpgrades['query']]>([
      ['since', { since: 'tomorrow' }],
      ['entity reference', { entityRef: 'x' }],
      ['cursor', { cursor: 'x' }],
      ['NUL', { namespace: 'a\0b' }],
    ])('says what is wrong: %s', async (what, query) => {
      await expect(ask(query)).rejects.toThrow(new RegExp(what));
    });
  });
});
