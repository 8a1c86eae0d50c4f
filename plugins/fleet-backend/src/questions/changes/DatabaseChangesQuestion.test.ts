import { TestDatabases } from '@backstage/backend-test-utils';
import type { ListChanges } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seedChange } from '../../testing/seedChanges';
import { seedFleet } from '../../testing/seedFleet';
import { clusterNo } from '../../testing/seedObject';
import { seedUpgrades } from '../../testing/seedUpgrades';
import { seeingAll } from '../../testing/seeingAll';
import type { Asker } from '../asker';
import { DatabaseChangesQuestion } from './DatabaseChangesQuestion';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-24T12:00:00Z');
const day = (n: number) => `2026-11-${n}T08:00:00.000Z`;
const SCALED = { from: 2, to: 5, low: 2, high: 9, times: 4 };
const policy = (namespace: string, kind: string) => ({
  namespace: namespace || undefined,
  what: {
    ...{ kind, namespace, name: `${kind}-1`, times: 1 },
    action: 'changed' as const,
  },
});

describe('the question of changes', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    /** Checkout of payments in two clusters, a job that nobody claims. */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const past = seedUpgrades(knex);
      const ids = [await seed.cluster('one'), await seed.cluster('two')];
      const [one, two] = [
        await clusterNo(knex, ids[0]),
        await clusterNo(knex, ids[1]),
      ];
      const service = await past.service(
        'component:default/checkout',
        'group:default/pay',
      );
      const first = await past.workload(ids[0], { name: 'checkout', service });
      const second = await past.workload(ids[1], { name: 'checkout', service });
      const job = await past.workload(ids[0], {
        ...{ name: 'job', namespace: 'batch', kind: 'Rollout' },
      });
      await past.upgrade(first, { at: day(18) });
      await seedChange<'scaling'>(knex, {
        ...{ kind: 'scaling', clusterNo: two, workloadId: second },
        ...{ at: day(19), lastAt: Date.parse(day(19)) / 1_000 + 1_800 },
        ...{ notBefore: Date.parse(day(18)) / 1_000, what: SCALED },
      });
      await seedChange<'restarts'>(knex, {
        ...{ kind: 'restarts', clusterNo: one, workloadId: job },
        ...{ at: day(20), what: { count: 12 } },
      });
      await seedChange<'nodesAdded'>(knex, {
        ...{ kind: 'nodesAdded', clusterNo: one, at: day(21) },
        what: { names: ['a', 'b'], count: 2 },
      });
      await seedChange<'nodesRemoved'>(knex, {
        ...{ kind: 'nodesRemoved', clusterNo: one, at: day(21) },
        what: { names: ['c'], count: 1 },
      });
      await seedChange<'clusterVersion'>(knex, {
        ...{ kind: 'clusterVersion', clusterNo: two, at: day(22) },
        what: { from: 'v1.33.4', to: 'v1.34.1' },
      });
      await past.upgrade(second, { at: day(23), kind: 'rollback' });
      for (const [namespace, kind] of [
        ['', 'ClusterRoleBinding'],
        ['batch', 'RoleBinding'],
        ['shop', 'NetworkPolicy'],
      ]) {
        await seedChange<'policy'>(knex, {
          ...{ kind: 'policy', clusterNo: one, at: day(24) },
          ...policy(namespace, kind),
        });
      }
      await past.upgrade(first, { at: '2026-10-01T00:00:00.000Z' });
    });

    const ask = async (
      query: ListChanges['query'] = {},
      as: Partial<Asker> = {},
    ) =>
      DatabaseChangesQuestion.create({ knex, now: () => NOW }).answer(query, {
        ...(await seeingAll(knex)),
        ...as,
      });
    const rows = async (...args: Parameters<typeof ask>) =>
      (await ask(...args)).items.map(
        ({ at, kind, cluster, workload, policy: its }) =>
          [at.slice(8, 10), kind, cluster.name, workload?.name, its?.kind]
            .filter(Boolean)
            .join(' '),
      );

    const ALL = [
      '24 policy one NetworkPolicy',
      '24 policy one RoleBinding',
      '24 policy one ClusterRoleBinding',
      '23 rollback two checkout',
      '22 clusterVersion two',
      '21 nodesRemoved one',
      '21 nodesAdded one',
      '20 restarts one job',
      '19 scaling two checkout',
      '18 upgrade one checkout',
    ];

    it('is one timeline of all that happened, newest first', async () => {
      expect(await rows()).toEqual(ALL);
      expect(await rows({ since: 'P90D' })).toEqual([
        ...ALL,
        '01 upgrade one checkout',
      ]);
      expect(await rows({ since: day(21), until: day(23) })).toEqual(
        ALL.slice(4, 7),
      );
      expect((await ask({ since: day(21), until: day(23) })).totalItems).toBe(
        3,
      );
    });

    it('tells of each kind what it is', async () => {
      const { items } = await ask();
      const of = (kind: string) => items.find(one => one.kind === kind)!;
      const cluster = (name: string) => ({ id: expect.any(String), name });
      expect(of('scaling')).toEqual({
        ...{ id: expect.any(String), kind: 'scaling', cluster: cluster('two') },
        ...{ at: day(19), lastAt: '2026-11-19T08:30:00.000Z' },
        ...{ notBefore: day(18), precision: 'seen', namespace: 'shop' },
        ...{ workload: { kind: 'Deployment', name: 'checkout' } },
        ...{ scaling: SCALED, entityRef: 'component:default/checkout' },
        owner: 'group:default/pay',
        match: { by: 'app.kubernetes.io/name', confidence: 'high' },
      });
      expect(of('restarts')).toMatchObject({
        ...{ restarts: { count: 12 }, precision: 'second' },
        workload: { kind: 'Rollout', name: 'job' },
      });
      expect(of('restarts')).not.toHaveProperty('match.by');
      expect(of('nodesAdded')).toEqual({
        ...{ id: expect.any(String), kind: 'nodesAdded', at: day(21) },
        ...{ precision: 'seen', cluster: cluster('one') },
        nodes: { names: ['a', 'b'], count: 2 },
      });
      expect(of('clusterVersion').version).toEqual({
        ...{ from: 'v1.33.4', to: 'v1.34.1' },
      });
      expect(of('policy')).toMatchObject({
        namespace: 'shop',
        policy: {
          ...{ kind: 'NetworkPolicy', name: 'NetworkPolicy-1', times: 1 },
          action: 'changed',
        },
      });
      expect(of('rollback')).toMatchObject({
        namespace: 'shop',
        upgrade: {
          changes: [{ container: 'app', direction: 'up' }],
          ...{ source: 'replicaSet', evidence: 'recovered' },
        },
      });
      expect(new Set(items.map(({ id }) => id)).size).toBe(ALL.length);
    });

    it.each<[string, ListChanges['query'], number[]]>([
      ['cluster', { cluster: 'two' }, [3, 4, 8]],
      ['entity', { entityRef: 'Component:default/checkout' }, [3, 8, 9]],
      ['owner', { owner: 'pay' }, [3, 8, 9]],
      ['owner in a cluster', { owner: 'pay', cluster: 'one' }, [9]],
      ['kind', { kind: ['policy', 'rollback'] }, [0, 1, 2, 3]],
      ['kind of another owner', { owner: 'pay', kind: ['policy'] }, []],
      ['entity that has none', { entityRef: 'component:default/x' }, []],
    ])('is narrowed by %s', async (_, query, wanted) => {
      expect(await rows(query)).toEqual(wanted.map(index => ALL[index]));
      expect((await ask(query)).totalItems).toBe(wanted.length);
    });

    it('counts by kind, whichever kinds are asked for', async () => {
      const kind = {
        ...{ upgrade: 1, rollback: 1, reconfigure: 0, scaling: 1, restarts: 1 },
        ...{ nodesAdded: 1, nodesRemoved: 1, clusterVersion: 1, policy: 3 },
      };
      const { facets, totalItems } = await ask({ kind: ['policy'], limit: 1 });
      expect([facets, totalItems]).toEqual([{ kind }, 3]);
    });

    it.each([1, 2, 3])('goes on where a page of %d ended', async limit => {
      const pages: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit, cursor };
        pages.push(...(await rows(query)));
        cursor = (await ask(query)).nextCursor;
      } while (cursor !== undefined);
      expect(pages).toEqual(ALL);
    });

    it('goes on in the same second, wherever it is kept', async () => {
      const copy = await knex('changes').where({ kind: 0 }).first();
      const { id } = await knex('upgrades').orderBy('id', 'desc').first();
      await knex('changes').insert({ ...copy, id });
      const query: ListChanges['query'] = {
        ...{ limit: 1, kind: ['rollback', 'scaling'] },
      };
      const first = await ask(query);
      const next = await ask({ ...query, cursor: first.nextCursor });
      await knex('changes').where({ id }).delete();
      expect([...first.items, ...next.items]).toMatchObject([
        { at: day(23), kind: 'rollback' },
        { at: day(23), kind: 'scaling' },
      ]);
    });

    it('shows nobody what they may not know of', async () => {
      const { fleet } = await seeingAll(knex);
      const two = fleet.within(({ name }) => name === 'two');
      expect(await rows({}, { fleet: two })).toEqual(
        [3, 4, 8].map(index => ALL[index]),
      );
      expect((await ask({}, { fleet: two })).totalItems).toBe(3);
      await expect(ask({ cluster: 'one' }, { fleet: two })).rejects.toThrow(
        'no cluster',
      );
      // What happens to clusters, those may know who may know of the clusters.
      const batch = { workloads: { namespaces: ['batch'] } };
      const wanted = [1, 2, 4, 5, 6, 7];
      expect(await rows({}, batch)).toEqual(wanted.map(index => ALL[index]));
      expect((await ask({}, batch)).totalItems).toBe(wanted.length);
      const owners = { workloads: { owners: ['group:default/pay'] } };
      expect(await rows({ kind: ['policy'] }, owners)).toEqual([ALL[2]]);
      const nothing = await ask(
        {},
        { workloads: 'none', fleet: fleet.within(() => false) },
      );
      expect([nothing.items, nothing.totalItems]).toEqual([[], 0]);
    });

    it.each<[string, ListChanges['query']]>([
      ['since', { since: 'tomorrow' }],
      ['until', { until: 'tomorrow' }],
      ['entity reference', { entityRef: 'x' }],
      ['cursor', { cursor: 'x' }],
      ['cursor', { cursor: Buffer.from('["1","x"]').toString('base64url') }],
    ])('says what is wrong: %s', async (what, query) => {
      await expect(ask(query)).rejects.toThrow(new RegExp(what));
    });
  });
});
