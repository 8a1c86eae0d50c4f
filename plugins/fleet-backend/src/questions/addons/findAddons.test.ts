import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { plannedReader } from '../../testing/plannedReader';
import { seedFleet } from '../../testing/seedFleet';
import { findAddons, ofAddon, readWorkloads } from './findAddons';

jest.setTimeout(120_000);

const CLUSTERS = 60;
const WORKLOADS = 100;
const ADDONS = 10;

describe('findAddons', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  /** Many workloads, of which few are of add-ons. */
  async function seedMany(knex: Knex) {
    const seed = seedFleet(knex);
    const first = await seed.cluster('first');
    await seed.workload(first, { addon: 'istio', addon_facts: '{}' });
    for (let n = 1; n < CLUSTERS; n += 1) {
      await seed.cluster(`cluster-${n}`);
    }
    const workload = await knex('workloads').first();
    const nos: number[] = await knex('clusters').pluck('no');
    const rows = nos.flatMap(cluster_no =>
      Array.from({ length: WORKLOADS }, (_, n) => ({ cluster_no, n })),
    );
    await knex.batchInsert(
      'object_ids',
      rows.map(({ cluster_no }, n) => ({
        ...{ cluster_no, id: n + 1_000 },
        uid: Buffer.from(String(n).padStart(16, '0')),
      })),
      100,
    );
    await knex.batchInsert(
      'workloads',
      rows.map(({ cluster_no, n }, index) => ({
        ...workload,
        ...{ cluster_no, id: index + 1_000, name: `w-${n}` },
        addon: n < ADDONS ? `addon-${n}` : null,
        addon_facts: n < ADDONS ? workload.addon_facts : null,
      })),
      30,
    );
  }

  it.each(databases.eachSupportedId())(
    'reads no workload that is of no add-on, on %s',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      await seedMany(knex);
      await knex.raw(
        databaseId.startsWith('POSTGRES') ? 'vacuum analyze' : 'analyze',
      );
      const reader = plannedReader(knex);
      const page = { limit: 20 };
      const every = [ofAddon(undefined)];
      const { found, nextCursor } = await findAddons(reader, every, page);
      expect(found).toHaveLength(20);
      await findAddons(reader, every, { ...page, cursor: nextCursor });
      const named = [ofAddon('addon-3')];
      expect((await findAddons(reader, named, page)).found).toHaveLength(20);
      const [all, next, one] = await reader.plans();
      expect(all).toContain('workloads_addons_index');
      expect(next).toContain('workloads_addons_index');
      expect(one).toContain('workloads_addon_index');
      expect([all, next, one].join()).not.toMatch(/TEMP B-TREE|Sort/);
      const rows = await readWorkloads(reader, every, found);
      expect(rows).toHaveLength(20);
      const [workloads] = await reader.plans();
      expect(workloads).toMatch(/workloads_addons?_index/);
      expect(workloads).not.toMatch(/Seq Scan on workloads|SCAN w"/);
    },
  );
});
