import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { deployment, metadata } from '../../../testing/objects';
import {
  replicaSet,
  WatchedCluster,
} from '../upgrades/__testUtils__/WatchedCluster';
import { HelmKeeper } from './HelmKeeper';

jest.setTimeout(120_000);

const [T1, T2, T3] = [1, 2, 3].map(n => `2026-11-2${n}T08:00:00.000Z`);
const LATER = '2026-11-25T00:00:00.000Z';
const LABELS = {
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/instance': 'web',
};

/** As the API server answers where only metadata is asked for. */
const secret = (version: number, createdAt: string, labels = {}) => ({
  apiVersion: 'meta.k8s.io/v1',
  kind: 'PartialObjectMetadata',
  metadata: metadata(`sh.helm.release.v1.web.v${version}`, {
    creationTimestamp: createdAt,
    labels: {
      name: 'web',
      owner: 'helm',
      status: 'superseded',
      version: `${version}`,
      modifiedAt: '1795600000',
      ...labels,
    },
  }),
});

describe('HelmKeeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let cluster: WatchedCluster;

    const workload = (labels: Record<string, string>) =>
      cluster.list('Deployment', deployment('web', { metadata: { labels } }));

    /** A Deployment that was upgraded before it was watched. */
    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      cluster = await WatchedCluster.create(knex, LATER);
      await workload(LABELS);
      await cluster.list(
        'ReplicaSet',
        replicaSet('1', 1, T1),
        replicaSet('2', 2, T2),
      );
      await cluster.upgrades();
    });

    /** What is known of who did it, so much later than all was seen. */
    async function told(laterMs = 10_000) {
      const keeper = HelmKeeper.create({
        knex,
        writer: inventoryWriter(knex),
        now: () => cluster.now + laterMs,
      });
      await keeper.run(new AbortController().signal);
      const upgrades = await cluster.upgrades();
      return upgrades.map(({ source, what, at, precision }) =>
        [
          ...[source, what.actor, what.note, precision],
          new Date(at * 1_000).toISOString(),
        ].join(' | '),
      );
    }
    const NOBODY = [`replicaSet |  |  | second | ${T2}`];
    const HELM = [`helm | Helm release shop/web | revision 2 | second | ${T2}`];

    it('tells which revision of a release it was', async () => {
      const before = '2026-11-22T07:59:57Z';
      await cluster.list('HelmSecret', secret(1, T1), secret(2, before));
      expect(await told(9_999)).toEqual(NOBODY);
      expect(await told()).toEqual(HELM);
      expect(await knex('helm_due')).toEqual([]);
    });

    it('tells releases apart that follow each other at once', async () => {
      const [before, after] = ['2026-11-22T07:59:00Z', '2026-11-22T08:00:04Z'];
      const all = [secret(1, before), secret(2, T2), secret(3, after)];
      await cluster.list('HelmSecret', ...all);
      expect(await told()).toEqual(HELM);
    });

    it('says how it ended where that was not well', async () => {
      await cluster.list('HelmSecret', secret(2, T2, { status: 'failed' }));
      expect(await told()).toEqual([HELM[0].replace('2 |', '2 (failed) |')]);
    });

    it('looks again when a release has become another', async () => {
      const pending = secret(2, T2, { status: 'pending-upgrade' });
      await cluster.list('HelmSecret', pending);
      await told();
      expect(await knex('helm_due')).toEqual([]);
      await cluster.change('HelmSecret', pending);
      expect(await knex('helm_due')).toEqual([]);
      await cluster.change('HelmSecret', secret(2, T2, { status: 'deployed' }));
      expect(await knex('helm_due')).toHaveLength(1);
    });

    it.each<[string, Record<string, string>]>([
      ['of another release', { ...LABELS, 'app.kubernetes.io/instance': 'db' }],
      ['that Helm did not make', { 'app.kubernetes.io/instance': 'web' }],
    ])('takes no workload for its own %s', async (_, labels) => {
      await workload(labels);
      await cluster.list('HelmSecret', secret(2, T2));
      expect(await told()).toEqual(NOBODY);
    });

    it('knows charts of old by their label', async () => {
      await workload({
        'app.kubernetes.io/managed-by': 'Helm',
        release: 'web',
      });
      await cluster.list('HelmSecret', secret(2, T2));
      expect(await told()).toEqual(HELM);
    });

    it.each([
      secret(2, '2026-11-22T08:06:00Z'),
      secret(2, T2, { name: undefined }),
      secret(2, T2, { version: 'two' }),
      {
        ...secret(2, T2),
        metadata: metadata('other', { labels: { name: 'web' } }),
      },
    ])('takes nothing for its own by %j', async other => {
      await cluster.list('HelmSecret', other);
      expect(await told()).toEqual(NOBODY);
    });

    it('dates a rollback of which nothing else tells when it was', async () => {
      await cluster.list(
        'ReplicaSet',
        replicaSet('1', 3, T1, {
          'deployment.kubernetes.io/revision-history': '1',
        }),
        replicaSet('2', 2, T2),
      );
      await cluster.upgrades();
      // Whoever was watching then would know more.
      await knex('upgrades').where({ precision: 1 }).update({ precision: 3 });
      const all = [secret(1, T1), secret(2, T2), secret(3, T3)];
      await cluster.list('HelmSecret', ...all);
      expect((await told()).at(-1)).toBe(
        `helm | Helm release shop/web | revision 3 | second | ${T3}`,
      );
    });
  });
});
