import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { KubeObject } from '../../../collect/reflector/types';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { seedFleet } from '../../../testing/seedFleet';
import { DiffingSink } from '../../diff';
import { createProjections } from '../../projections';

jest.setTimeout(120_000);

const T1 = '2026-03-01T08:00:00Z';
const T2 = '2026-09-01T08:00:00Z';
const done = (version: string, startedTime: string, state = 'Completed') => ({
  state,
  version,
  startedTime,
  completionTime: state === 'Completed' ? '2026-09-01T09:30:00Z' : null,
  image: 'quay.io/openshift-release-dev/ocp-release@sha256:abc',
  verified: true,
});
const clusterVersion = (...history: object[]) => ({
  metadata: { name: 'version', uid: 'uid-version', resourceVersion: '1' },
  status: { history },
});

describe('recordClusterVersions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let sink: DiffingSink;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      sink = new DiffingSink({
        clusterId: await seedFleet(knex).cluster('openshift'),
        projection: createProjections([]).get('ClusterVersion')!,
        writer: inventoryWriter(knex),
      });
    });

    async function see(...history: object[]) {
      const object = clusterVersion(...history) as KubeObject;
      await sink.apply([{ type: 'changed', object }], '1');
      const rows = await knex('cluster_version_history').orderBy('started_at');
      return rows.map(row => [row.version, row.state, row.completed_at]);
    }

    it('keeps each update, and how it ended', async () => {
      const first = ['4.20.1', 'Completed', '2026-09-01T09:30:00.000Z'];
      expect(
        await see(done('4.21.3', T2, 'Partial'), done('4.20.1', T1)),
      ).toEqual([first, ['4.21.3', 'Partial', null]]);
      expect(await see(done('4.21.3', T2), done('4.20.1', T1))).toEqual([
        first,
        ['4.21.3', 'Completed', '2026-09-01T09:30:00.000Z'],
      ]);
    });

    it('keeps what the cluster has forgotten', async () => {
      await see(done('4.20.1', T1));
      expect(await see(done('4.21.3', T2))).toHaveLength(2);
    });

    it.each([
      [{}],
      [{ ...done('4.20.1', T1), startedTime: 'yesterday' }],
      [{ ...done('4.20.1', T1), version: '' }],
    ])('takes nothing of %j', async entry => {
      expect(await see(entry)).toEqual([]);
    });

    it('takes what is told twice once', async () => {
      const twice = [done('4.20.1', T1, 'Partial'), done('4.20.1', T1)];
      expect(await see(...twice)).toHaveLength(1);
    });
  });
});
