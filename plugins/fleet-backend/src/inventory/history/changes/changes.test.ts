import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../../testing/migrated';
import { deployment, metadata } from '../../../testing/objects';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { secondOfKey } from '../keys';
import { WatchedCluster } from '../upgrades/__testUtils__/WatchedCluster';
import { CHANGE_KINDS } from './types';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WATCHED = '2026-11-24T00:00:00.000Z';
const START = '2026-11-24T12:00:00.000Z';

const web = (replicas: number, name = 'web') =>
  deployment(name, { spec: { replicas } });
const node = (name: string, uid = `uid-${name}`) => ({
  metadata: { ...metadata(name), uid },
});
const policy = (name: string, spec: object) => ({
  metadata: metadata(name),
  spec,
});
const namespace = (labels: Record<string, string>) => ({
  metadata: { ...metadata('shop'), labels },
});
const PSS = 'pod-security.kubernetes.io/enforce';

describe('what is kept of changes', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let cluster: WatchedCluster;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      cluster = await WatchedCluster.create(knex, WATCHED);
    });

    /** Time goes on, and the cluster is watched all the while. */
    async function later(ms: number, isWatched = true) {
      cluster.now += ms;
      if (isWatched) {
        const observed_at = new Date(cluster.now).toISOString();
        await knex('clusters').update({ observed_at });
      }
    }

    async function changes() {
      const rows = await knex('changes as c')
        .leftJoin('history_workloads as h', 'h.id', 'c.workload_id')
        .select('c.*', 'h.name')
        .orderBy('c.id');
      return rows.map(row => ({
        kind: CHANGE_KINDS[row.kind],
        at: timeOf(secondOfKey(Number(row.id))),
        ...(row.name ? { workload: row.name } : {}),
        ...(row.not_before
          ? { notBefore: timeOf(Number(row.not_before)) }
          : {}),
        ...JSON.parse(row.what),
      }));
    }

    const unwatched = () => knex('kind_syncs').update({ watched_since: null });

    describe('of replicas', () => {
      it('is that they were scaled, from how many to how many', async () => {
        await cluster.change('Deployment', web(2), web(1, 'other'));
        await cluster.change('Deployment', web(5), web(1, 'other'));
        expect(await changes()).toEqual([
          {
            ...{ kind: 'scaling', at: START, workload: 'web' },
            ...{ from: 2, to: 5, low: 2, high: 5, times: 1 },
          },
        ]);
      });

      it('is told once an hour, however often an autoscaler changes them', async () => {
        await cluster.change('Deployment', web(2));
        for (const replicas of [5, 3, 9, 4]) {
          await cluster.change('Deployment', web(replicas));
          await later(15 * MINUTE);
        }
        await later(1_000);
        await cluster.change('Deployment', web(6));
        expect(await changes()).toMatchObject([
          { from: 2, to: 4, low: 2, high: 9, times: 4 },
          { from: 4, to: 6, low: 4, high: 6, times: 1 },
        ]);
      });

      it('says since when it may have been, where nobody watched', async () => {
        await cluster.list('Deployment', web(2));
        await later(HOUR, false);
        cluster.reconnect();
        await cluster.list('Deployment', web(3));
        cluster.reconnect();
        await cluster.list('Deployment', web(3));
        const at = '2026-11-24T13:00:00.000Z';
        expect(await changes()).toMatchObject([
          { at, notBefore: START, from: 2, to: 3 },
        ]);
      });

      it('is nothing of a DaemonSet, nor of what is new or gone', async () => {
        const agent = (desiredNumberScheduled: number) => ({
          ...deployment('agent'),
          status: { desiredNumberScheduled },
        });
        await cluster.change('DaemonSet', agent(3));
        await cluster.change('DaemonSet', agent(4));
        await cluster.change('Deployment', web(2));
        await cluster.list('Deployment');
        expect(await changes()).toEqual([]);
        expect(await knex('history_workloads')).toEqual([]);
      });
    });

    describe('of nodes', () => {
      it('is nothing of the first list', async () => {
        await unwatched();
        await cluster.list('Node', node('a'), node('b'));
        expect(await changes()).toEqual([]);
      });

      it('is which came and which went, those together that did so together', async () => {
        await cluster.list('Node', node('a'));
        expect(await changes()).toHaveLength(1);
        await later(HOUR);
        await cluster.change('Node', node('b'), node('c'));
        await later(MINUTE);
        await cluster.change('Node', node('d'), node('b'));
        await cluster.list('Node', node('b'), node('c'), node('d'));
        expect((await changes()).slice(1)).toEqual([
          {
            ...{ kind: 'nodesAdded', at: '2026-11-24T13:00:00.000Z' },
            ...{ names: ['b', 'c', 'd'], count: 3 },
          },
          {
            ...{ kind: 'nodesRemoved', at: '2026-11-24T13:01:00.000Z' },
            ...{ names: ['a'], count: 1 },
          },
        ]);
      });

      it('names only the first of many', async () => {
        const many = Array.from({ length: 25 }, (_, n) => node(`node-${n}`));
        await cluster.list('Node', ...many);
        const [{ names, count }] = await changes();
        expect([names.length, count]).toEqual([10, 25]);
      });
    });

    describe('of versions', () => {
      const identify = async (gitVersion?: string) => {
        const clock = {
          now: () => cluster.now,
          sleep: async () => {},
          random: () => 0,
        };
        await inventoryWriter(knex, { clock }).write({
          clusterId: cluster.id,
          identity: {
            gitVersion,
            detection: {
              ...{ distribution: 'eks', confidence: 'high', evidence: [] },
            },
          },
        });
      };

      it('is nothing but from one that is known to another', async () => {
        await identify();
        await identify('v1.33.4');
        await identify('v1.33.4');
        await identify();
        await identify('v1.34.1');
        const [change, ...others] = await changes();
        expect(change).toMatchObject({
          ...{ kind: 'clusterVersion', from: 'v1.33.4', to: 'v1.34.1' },
        });
        expect(others).toEqual([]);
      });

      it('is told once of API servers that are upgraded one by one', async () => {
        for (const version of ['v1.33.4', 'v1.34.1', 'v1.33.4']) {
          await identify(version);
        }
        expect(await changes()).toEqual([]);
        await identify('v1.34.1');
        await identify('v1.34.2');
        expect(await changes()).toMatchObject([
          { from: 'v1.33.4', to: 'v1.34.2' },
        ]);
      });
    });

    describe('of policies', () => {
      it('is that one was created, changed or deleted, and nothing of what it says', async () => {
        const rule = { podSelector: { matchLabels: { secret: 'word' } } };
        await cluster.change('NetworkPolicy', policy('deny', rule));
        await cluster.change('NetworkPolicy', {
          ...policy('deny', rule),
          status: { anything: 1 },
        });
        await cluster.change('NetworkPolicy', policy('deny', {}));
        await cluster.list('NetworkPolicy');
        const deny = { kind: 'NetworkPolicy', namespace: 'shop', name: 'deny' };
        expect((await changes()).map(({ at: _, ...one }) => one)).toEqual(
          ['created', 'changed', 'deleted'].map(action => ({
            ...{ ...deny, action, times: 1 },
          })),
        );
        expect(JSON.stringify(await knex('policies'))).not.toContain('word');
      });

      it('is nothing of the first list, nor of the same in another order', async () => {
        const binding = (roleRef: object) => ({
          metadata: metadata('admins'),
          roleRef,
          subjects: [{ kind: 'Group', name: 'admins' }],
        });
        await unwatched();
        const [first, second] = [
          { kind: 'ClusterRole', name: 'admin' },
          { name: 'admin', kind: 'ClusterRole' },
        ].map(binding);
        await cluster.list('ClusterRoleBinding', first);
        await knex('kind_syncs').update({ watched_since: WATCHED });
        await cluster.list('ClusterRoleBinding', second);
        expect(await changes()).toEqual([]);
      });

      it('is told once an hour of one that is changed again and again', async () => {
        for (let n = 0; n < 5; n += 1) {
          await cluster.change('NetworkPolicy', policy('deny', { n }));
          await later(MINUTE);
        }
        expect(await changes()).toMatchObject([
          { action: 'created', times: 1 },
          { action: 'changed', times: 4 },
        ]);
      });

      it.each<[string, Record<string, string>, Record<string, string>]>([
        ['created', { team: 'a' }, { [PSS]: 'restricted' }],
        ['changed', { [PSS]: 'baseline' }, { [PSS]: 'restricted' }],
        ['deleted', { [PSS]: 'baseline' }, { team: 'a' }],
      ])(
        'is %s where a namespace goes from %j to %j',
        async (action, ...both) => {
          await unwatched();
          await cluster.change('Namespace', namespace(both[0]));
          await knex('kind_syncs').update({ watched_since: WATCHED });
          await cluster.change(
            'Namespace',
            namespace({ ...both[0], team: 'b' }),
          );
          expect(await changes()).toEqual([]);
          await cluster.change('Namespace', namespace(both[1]));
          expect(await changes()).toMatchObject([
            { kind: 'PodSecurity', name: 'shop', action },
          ]);
        },
      );
    });
  });
});

function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
