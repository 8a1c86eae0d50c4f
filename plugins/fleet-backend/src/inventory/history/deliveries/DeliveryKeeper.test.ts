import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../../testing/migrated';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { deployment, metadata } from '../../../testing/objects';
import {
  replicaSet,
  WatchedCluster,
} from '../upgrades/__testUtils__/WatchedCluster';
import { DeliveryKeeper } from './DeliveryKeeper';

jest.setTimeout(120_000);

const T1 = '2026-11-21T08:00:00.000Z';
const T2 = '2026-11-22T08:00:00.000Z';
const LATER = '2026-11-23T00:00:00.000Z';

const application = (deployedAt: string, destination = {}) => ({
  metadata: metadata('web', { namespace: 'argocd' }),
  spec: { destination: { name: 'in-cluster', ...destination } },
  status: {
    resources: [{ kind: 'Deployment', namespace: 'shop', name: 'web' }],
    history: [
      { revision: 'abc', deployedAt, initiatedBy: { username: 'anna' } },
    ],
  },
});
const release = (lastDeployed: string) => ({
  metadata: metadata('web', { namespace: 'flux' }),
  status: { history: [{ chartVersion: '1.1.0', lastDeployed }] },
});
const fluxLabels = {
  'helm.toolkit.fluxcd.io/name': 'web',
  'helm.toolkit.fluxcd.io/namespace': 'flux',
};

describe('DeliveryKeeper', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let cluster: WatchedCluster;

    /** A Deployment that was upgraded before it was watched. */
    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      cluster = await WatchedCluster.create(knex, LATER);
      await cluster.list(
        'Deployment',
        deployment('web', { metadata: { labels: fluxLabels } }),
      );
      await cluster.list(
        'ReplicaSet',
        replicaSet('1', 1, T1),
        replicaSet('2', 2, T2),
      );
      await cluster.upgrades();
    });

    /** What is known of who did it, so much later than all was seen. */
    async function told(laterMs = 10_000) {
      const keeper = DeliveryKeeper.create({
        knex,
        writer: inventoryWriter(knex),
        now: () => cluster.now + laterMs,
      });
      await keeper.run(new AbortController().signal);
      const upgrades = await cluster.upgrades();
      return upgrades.map(({ source, what, at }) => [
        ...[source, what.actor, what.note, new Date(at * 1_000).toISOString()],
      ]);
    }
    const NOBODY = [['replicaSet', undefined, undefined, T2]];
    const ANNA = [['argocd', 'anna', 'Application argocd/web, abc', T2]];

    it('tells who asked Argo CD for it', async () => {
      await cluster.list('Application', application('2026-11-22T08:00:20Z'));
      expect(await told()).toEqual(ANNA);
    });

    it('tells which release of Flux it was', async () => {
      await cluster.list('HelmRelease', release(T2));
      expect(await told()).toEqual([
        ['flux', 'HelmRelease flux/web', 'chart 1.1.0', T2],
      ]);
    });

    it('takes nothing for theirs that was at another time', async () => {
      await cluster.list('Application', application('2026-11-22T08:06:00Z'));
      await cluster.list('HelmRelease', release('2026-11-22T08:00:06Z'));
      expect(await told()).toEqual(NOBODY);
    });

    it('waits for upgrades that may be seen later', async () => {
      await cluster.list('Application', application(T2));
      expect(await told(9_999)).toEqual(NOBODY);
      expect(await told()).toEqual(ANNA);
    });

    it('knows still who it was when revisions are told again', async () => {
      await cluster.list('Application', application(T2));
      await told();
      cluster.reconnect();
      await cluster.list('ReplicaSet', replicaSet('2', 2, T2));
      await cluster.list(
        'ReplicaSet',
        replicaSet('1', 1, T1),
        replicaSet('2', 2, T2),
      );
      expect(await told()).toEqual(ANNA);
    });

    it('looks in the cluster that it is for, if there is one', async () => {
      await cluster.list('Application', application(T2, { name: 'other' }));
      expect(await told()).toEqual(NOBODY);
      await knex('clusters').update({ name: 'other' });
      await cluster.change('Application', {
        ...application('2026-11-22T08:00:01Z', { name: 'other' }),
      });
      expect(await told()).toEqual(ANNA);
    });
  });
});
