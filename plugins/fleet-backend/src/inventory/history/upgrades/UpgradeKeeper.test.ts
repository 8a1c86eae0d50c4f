import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../../testing/migrated';
import { deployment, metadata, template } from '../../../testing/objects';
import {
  controllerRevision,
  replicaSet,
  WatchedCluster,
} from './__testUtils__/WatchedCluster';

jest.setTimeout(120_000);

const [T1, T2, T3] = [1, 2, 3].map(n => `2026-11-2${n}T08:00:00.000Z`);
const LATER = '2026-11-25T00:00:00.000Z';

const web = (parts: Parameters<typeof deployment>[1] = {}) =>
  deployment('web', parts);
const rolledOut = (revision: number, lastUpdateTime: string) =>
  web({
    metadata: {
      annotations: { 'deployment.kubernetes.io/revision': `${revision}` },
    },
    status: {
      conditions: [
        {
          type: 'Progressing',
          reason: 'NewReplicaSetAvailable',
          lastUpdateTime,
        },
      ],
    },
  });
const cronJob = (image: string, labels = {}) => ({
  metadata: metadata('nightly', { labels }),
  spec: {
    jobTemplate: { spec: { template: template('job', `job:${image}`) } },
  },
});

describe('UpgradeKeeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
    });

    const RECOVERED = [
      ...[['Deployment/web', 'upgrade', 'web:1 > web:2', T2, 'second']],
      ...[['Deployment/web', 'rollback', 'web:2 > web:1', T3, 'rollout']],
    ].map(row => [...row, 'recovered', 'replicaSet']);
    const revisions = () => [
      replicaSet('1', 3, T1, {
        'deployment.kubernetes.io/revision-history': '1',
      }),
      replicaSet('2', 2, T2),
    ];

    it('recovers what was before the first sync, in whichever order it comes', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      for (const one of revisions()) {
        await cluster.change('ReplicaSet', one);
      }
      await cluster.list('Deployment', rolledOut(3, T3));
      expect(await cluster.table()).toEqual(RECOVERED);
    });

    it('waits until a cluster has been seen whole', async () => {
      const cluster = await WatchedCluster.create(knex);
      await cluster.list('Deployment', rolledOut(3, T3));
      await cluster.list('ReplicaSet', ...revisions());
      expect(await cluster.table()).toEqual([]);
      await knex('clusters').update({ synced_at: LATER });
      expect(await cluster.table()).toEqual(RECOVERED);
    });

    it('tells nothing twice, after restarts and lists', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('Deployment', rolledOut(3, T3));
      for (let n = 0; n < 3; n += 1) {
        cluster.reconnect();
        await cluster.list('ReplicaSet', ...revisions());
        expect(await cluster.table()).toEqual(RECOVERED);
        await cluster.list('ReplicaSet', revisions()[1]);
        expect(await cluster.table()).toEqual(RECOVERED);
      }
    });

    it('keeps what the cluster does not keep any more', async () => {
      const cluster = await WatchedCluster.create(knex, T1);
      await cluster.list('Deployment', web());
      await cluster.list(
        'ReplicaSet',
        replicaSet('1', 1, T1),
        replicaSet('2', 2, T2),
      );
      const before = await cluster.table();
      const third = replicaSet('3', 3, T3);
      await cluster.list('ReplicaSet', third);
      expect(before).toHaveLength(1);
      // What was before the third is not there to compare with.
      expect(await cluster.table()).toEqual(before);
      await cluster.list('ReplicaSet', third, replicaSet('2', 2, T2));
      expect(await cluster.table()).toHaveLength(2);
      expect(await knex('history_workloads').pluck('truncated_at')).toEqual([
        null,
      ]);
    });

    it('says before when there was more', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('Deployment', web());
      await cluster.list('ReplicaSet', replicaSet('8', 8, T2));
      expect(await cluster.table()).toEqual([]);
      const [{ truncated_at: at }] = await knex('history_workloads');
      expect(new Date(Number(at) * 1_000).toISOString()).toBe(T2);
    });

    it('observes an upgrade and a rollback, each once', async () => {
      const cluster = await WatchedCluster.create(knex, T1);
      await cluster.list('Deployment', web());
      await cluster.list('ReplicaSet', replicaSet('1', 1, T1));
      const image = (name: string) => ({
        spec: { template: template('web', `web:${name}`) },
      });
      cluster.now = Date.parse(T1) + 2_000;
      await cluster.change('Deployment', web(image('1')));
      expect(await cluster.table()).toHaveLength(1);

      cluster.now = Date.parse(T2) + 2_000;
      await cluster.change('Deployment', web(image('2')));
      expect((await cluster.table()).at(-1)).toContain('workload');
      await cluster.change('ReplicaSet', replicaSet('2', 2, T2));
      const upgrade = ['Deployment/web', 'upgrade', 'web:1 > web:2', T2];
      const observed = [...upgrade, 'second', 'observed', 'replicaSet'];
      expect((await cluster.table()).slice(1)).toEqual([observed]);

      cluster.now = Date.parse(T3);
      const [back] = revisions();
      await cluster.change('ReplicaSet', back);
      await cluster.change('Deployment', web(image('1')));
      expect((await cluster.table()).slice(1)).toEqual([
        observed,
        ['Deployment/web', 'rollback', 'web:2 > web:1', T3].concat([
          'seen',
          'observed',
          'replicaSet',
        ]),
      ]);
    });

    it('tells StatefulSets by their ControllerRevisions', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('StatefulSet', { metadata: metadata('db') });
      await cluster.list(
        'ControllerRevision',
        controllerRevision('1', 1, T1),
        controllerRevision('2', 2, T2),
      );
      expect(await cluster.table()).toEqual([
        ['StatefulSet/db', 'upgrade', 'db:1 > db:2', T2].concat([
          ...['second', 'recovered', 'controllerRevision'],
        ]),
      ]);
      await cluster.change(
        'ControllerRevision',
        controllerRevision('1', 3, T1),
      );
      const [, back] = await cluster.table();
      expect(back).toEqual([
        ...['StatefulSet/db', 'rollback', 'db:2 > db:1', T2, 'after'],
        ...['recovered', 'controllerRevision'],
      ]);
    });

    it('sees what CronJobs and labels of versions become', async () => {
      const cluster = await WatchedCluster.create(knex, T1);
      const chart = (version: string) => ({ 'helm.sh/chart': version });
      const steps = [
        cronJob('1', chart('job-1')),
        cronJob('2', chart('job-2')),
        cronJob('2', chart('job-3')),
        cronJob('1', chart('job-3')),
      ];
      for (const [n, step] of steps.entries()) {
        cluster.now = Date.parse(T2) + n * 1_000;
        await cluster.change('CronJob', step);
        await cluster.upgrades();
      }
      const rows = await cluster.table();
      expect(rows.map(([, kind, changes]) => [kind, changes])).toEqual([
        ['upgrade', 'job:1 > job:2, job-1 > job-2'],
        ['upgrade', 'job-2 > job-3'],
        ['rollback', 'job:2 > job:1'],
      ]);
      expect(rows[0].slice(3)).toEqual([
        '2026-11-22T08:00:01.000Z',
        ...['seen', 'observed', 'workload'],
      ]);
    });

    it('sees that a CronJob is another, though not that it is suspended', async () => {
      const cluster = await WatchedCluster.create(knex, T1);
      const spec = (generation: number, suspend = false) => {
        const { metadata: fields, spec: rest } = cronJob('1');
        return {
          metadata: { ...fields, generation },
          spec: { ...rest, suspend },
        };
      };
      const steps = [spec(1), spec(1), spec(2), spec(3, true), spec(4)];
      for (const [n, step] of steps.entries()) {
        cluster.now = Date.parse(T2) + n * 1_000;
        await cluster.change('CronJob', step);
      }
      expect(await cluster.table()).toEqual([
        [
          'CronJob/nightly',
          'reconfigure',
          '',
          '2026-11-22T08:00:02.000Z',
        ].concat(['seen', 'observed', 'workload']),
      ]);
    });

    it('tells which of our rollouts it was, whatever comes first', async () => {
      const cluster = await WatchedCluster.create(knex, T1);
      const rollout = '0b6f5a5e-6d0f-4b53-9f0e-0d6c8a3b1c2d';
      const image = (name: string, id?: string) =>
        web({
          metadata: { annotations: { 'flotilla.io/rollout': id } },
          spec: { template: template('web', `web:${name}`) },
        });
      await cluster.list('ReplicaSet', replicaSet('1', 1, T1));
      await cluster.list('Deployment', image('1', 'not-an-id'));
      cluster.now = Date.parse(T2);
      await cluster.change('Deployment', image('2', rollout));
      await cluster.upgrades();
      await cluster.change('ReplicaSet', replicaSet('2', 2, T2));
      // Somebody else, whose change leaves the annotation where it is.
      cluster.now = Date.parse(T3);
      await cluster.change('ReplicaSet', replicaSet('3', 3, T3));
      await cluster.change('Deployment', image('3', rollout));
      const kept = await cluster.upgrades();
      expect(
        kept.map(({ source, what, revision }) => [
          ...[revision, source, what.rollout],
        ]),
      ).toEqual([
        [2, 'flotilla', rollout],
        [3, 'replicaSet', undefined],
      ]);
    });

    it('keeps none that is older than it is to keep', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('Deployment', rolledOut(3, T3));
      await cluster.list('ReplicaSet', ...revisions());
      const retentionMs = cluster.now - Date.parse(T3);
      const kept = await cluster.upgrades({ retentionMs });
      expect(kept.map(({ kind }) => kind)).toEqual(['rollback']);
    });

    it('leaves a workload that is gone', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('ReplicaSet', ...revisions());
      expect(await cluster.table()).toEqual([]);
      expect(await knex('upgrades_due')).toEqual([]);
    });

    it('has a key for each, however many there are in a second', async () => {
      const cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list('Deployment', rolledOut(3, T3));
      await cluster.list('ReplicaSet', ...revisions());
      const [first] = await cluster.upgrades();
      await knex('upgrades').delete();
      const other = await knex('history_workloads').first();
      const row = { what: 1, kind: 0, source: 1, evidence: 1, precision: 0 };
      const taken = { ...row, id: first.id, workload_id: other.id };
      await knex('upgrades').insert(taken);
      await knex('upgrades_due').insert({
        workload_id: (await knex('workloads').first()).id,
        cluster_no: other.cluster_no,
        seen_at: LATER,
      });
      await knex('upgrades').update({ revision: 99 });
      const kept = await cluster.upgrades();
      expect(kept.map(({ at }) => at)).toEqual([
        first.at,
        first.at,
        kept[2].at,
      ]);
      expect(kept).toHaveLength(3);
    });
  });
});
