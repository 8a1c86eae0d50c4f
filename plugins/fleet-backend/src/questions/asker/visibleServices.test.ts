import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../../testing/migrated';
import { FleetSnapshot } from '../coverage/FleetSnapshot';
import { createReader } from '../sql';
import { clusterRow } from '../testing/fleetRows';
import type { WorkloadCriteria, WorkloadScope } from './Asker';
import { visibleServices } from './visibleServices';

jest.setTimeout(60_000);

const SERVICES = { a: 'group:default/x', b: 'group:default/y', c: null };

const owners: WorkloadCriteria = { owners: ['group:default/x'] };
const namespaces: WorkloadCriteria = { namespaces: ['shop'] };
const everywhere: WorkloadCriteria = { clusters: [1, 2] };
const somewhere: WorkloadCriteria = { clusters: [1] };

describe('visibleServices', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  const fleet = new FleetSnapshot(
    {
      clusters: [clusterRow('c1'), clusterRow('c2')],
      kinds: [],
      locators: [],
    },
    0,
  );

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const knex = databases.init(databaseId).then(migrated);

    beforeAll(async () => {
      const rows = Object.entries(SERVICES).map(([entity_ref, owner]) => ({
        entity_ref,
        owner,
        lookup: '{}',
      }));
      await (await knex)('services').insert(rows);
    });

    it.each<[WorkloadScope, string]>([
      ['all', 'abc'],
      ['none', ''],
      [owners, 'a'],
      [{ not: owners }, 'bc'],
      [namespaces, ''],
      [{ not: namespaces }, ''],
      [{ not: { namespaces: [] } }, 'abc'],
      [everywhere, 'abc'],
      [{ not: everywhere }, ''],
      [somewhere, ''],
      [{ not: { clusters: [3] } }, 'abc'],
      [{ not: somewhere }, ''],
      [{ allOf: [everywhere, { anyOf: [owners, namespaces] }] }, 'a'],
      [{ allOf: [somewhere, owners] }, ''],
      [{ not: { anyOf: [owners, namespaces] } }, ''],
      [{ not: { allOf: [owners, namespaces] } }, 'bc'],
      [{ allOf: [] }, 'abc'],
      [{ anyOf: [] }, ''],
      [{ owners: [] }, ''],
    ])('of %j are %p', async (workloads, wanted) => {
      const reader = createReader(await knex);
      const visible = visibleServices(reader, { fleet, workloads }, 's');
      const rows = await reader.read<{ entity_ref: string }>({
        text: `select s.entity_ref from services s
          where ${visible?.text ?? '1 = 1'} order by s.entity_ref`,
        values: visible?.values ?? [],
      });
      expect(rows.map(row => row.entity_ref).join('')).toBe(wanted);
    });
  });
});
