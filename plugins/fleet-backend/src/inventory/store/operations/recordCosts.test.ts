import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { WorkloadCost } from '../../../collect/cluster/types';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { type FleetSeed, seedFleet } from '../../../testing/seedFleet';

jest.setTimeout(60_000);

const readAt = '2026-11-25T10:42:07.000Z';

describe('recordCosts', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let seed: FleetSeed;
    let clusterId: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      seed = seedFleet(knex);
      clusterId = await seed.cluster('prod');
      for (const [kind, name, service_id] of [
        ['Deployment', 'web', 7],
        ['StatefulSet', 'db', 7],
        ['CronJob', 'nightly', 8],
        ['Job', 'nightly', 9],
        ['Deployment', 'free', null],
      ]) {
        await seed.workload(clusterId, { kind, name, namespace: 'shop' });
        await knex('workloads')
          .where({ kind, name })
          .update({ service_id, service_confidence: service_id && 1 });
      }
    });

    async function keep(costs: WorkloadCost[] | undefined) {
      const found = costs && { currency: 'EUR', costs };
      await inventoryWriter(knex).write({
        clusterId,
        costs: { costs: found, readAt },
      });
      const rows = await knex('cluster_costs')
        .orderBy('namespace')
        .orderBy('hourly');
      return rows.map(row => [
        ...[row.namespace, row.service_id, row.service_confidence, row.hourly],
      ]);
    }
    const cost = (kind: string, name: string, hourly: number) => ({
      namespace: 'shop',
      kind,
      name,
      hourly,
    });

    it('sums up what belongs to a service', async () => {
      expect(
        await keep([
          cost('deployment', 'web', 1),
          cost('statefulset', 'db', 2),
          cost('job', 'nightly', 4),
          cost('deployment', 'free', 8),
          cost('deployment', 'gone', 16),
          { namespace: 'shop', hourly: 32 },
          { namespace: '', hourly: 64 },
        ]),
      ).toEqual([
        ['', null, null, 64],
        ['shop', 7, 1, 3],
        ['shop', 8, 1, 4],
        ['shop', null, null, 56],
      ]);
      expect(await knex('cost_sources')).toMatchObject([
        { currency: 'EUR', read_at: readAt },
      ]);
    });

    it('keeps only what was said last', async () => {
      await keep([cost('deployment', 'web', 1)]);
      expect(await keep([cost('deployment', 'web', 5)])).toEqual([
        ['shop', 7, 1, 5],
      ]);
      expect(await keep(undefined)).toEqual([]);
      expect(await knex('cost_sources')).toEqual([]);
    });
  });
});
