import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { NodeUsage } from '../../../collect/cluster/types';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import { seedFleet } from '../../../testing/seedFleet';

jest.setTimeout(60_000);

const usage = (fields: Partial<NodeUsage> = {}): NodeUsage => ({
  name: 'node-1',
  measuredAt: '2026-11-25T09:59:58Z',
  cpu: '182379514n',
  memory: '1411616Ki',
  ...fields,
});

describe('recordNodeUsage', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clusterId: string;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      clusterId = await seedFleet(knex).cluster('prod');
    });

    async function keep(...nodeUsage: NodeUsage[]) {
      await inventoryWriter(knex).write({ clusterId, nodeUsage });
      const rows = await knex('node_usage').orderBy('name');
      return rows.map(row => [
        ...[row.name, row.cpu, Number(row.memory), row.measured_at],
      ]);
    }

    it('keeps it in thousandths of a core and KiB', async () => {
      expect(await keep(usage(), usage({ name: 'node-2', cpu: '2' }))).toEqual([
        ['node-1', 183, 1_411_616, '2026-11-25T09:59:58.000Z'],
        ['node-2', 2_000, 1_411_616, '2026-11-25T09:59:58.000Z'],
      ]);
    });

    it('keeps nothing of nodes that are not measured any more', async () => {
      await keep(usage(), usage({ name: 'node-2' }));
      expect(await keep(usage({ name: 'node-2' }))).toHaveLength(1);
      expect(await keep()).toEqual([]);
    });

    it.each([
      [{ name: '' }],
      [{ cpu: 'much' }],
      [{ memory: '' }],
      [{ memory: '9e99' }],
      [{ measuredAt: 'now' }],
    ])('keeps nothing of %j', async fields => {
      expect(await keep(usage(fields))).toEqual([]);
    });

    it('keeps many nodes, each once', async () => {
      const many = Array.from({ length: 500 }, (_, n) =>
        usage({ name: `node-${n}` }),
      );
      expect(await keep(...many, usage())).toHaveLength(500);
    });
  });
});
