import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated } from '../../testing/migrated';
import { seedClaimedFleet } from '../../testing/seedClaimedFleet';
import { planReader } from '../testing/planReader';
import { findDeclared } from './findDeclared';

jest.setTimeout(120_000);

describe('declared services', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'are compared with what runs in an index alone, %p',
    async databaseId => {
      const knex = await migrated(await databases.init(databaseId));
      await seedClaimedFleet(knex);
      const plans = planReader(knex);
      await findDeclared(plans.reader, {
        services: { text: '1 = 1', values: [] },
        development: [1, 2],
        limit: 100,
      });
      const [found] = await plans.plans();
      expect(found).toMatch(
        /COVERING INDEX workloads_service_index|Index Only Scan using workloads_service_index/,
      );
      expect(found).not.toMatch(/SCAN w\b|Seq Scan on workloads/);
    },
  );
});
