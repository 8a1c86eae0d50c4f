import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from './migrate';

const TABLES = [
  'clusters',
  'locator_problems',
  'kind_syncs',
  'texts',
  'labels',
  'object_ids',
  'namespaces',
  'nodes',
  'workloads',
  'workload_labels',
  'replica_sets',
  'pods',
  'collectors',
  'cluster_leases',
  'services',
  'claims_due',
  'history_workloads',
  'controller_revisions',
  'upgrades',
  'upgrades_due',
  'restarts',
  'restarts_due',
  'workload_changes',
  'deliveries',
  'deliveries_due',
  'images',
  'text_images',
  'requests_due',
  'server_certificates',
  'certificates',
  'loose_requests',
  'service_relations',
  'openshift_versions',
  'cluster_version_history',
  'ca_bundles',
  'deprecated_api_looks',
  'deprecated_api_uses',
  'node_usage',
  'cost_sources',
  'cluster_costs',
  'image_uses',
  'image_uses_summed',
  'helm_revisions',
  'helm_due',
  'policies',
  'changes',
];

describe('migrate', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  it.each(databases.eachSupportedId())(
    'goes up, down and up again, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const directory = resolvePackagePath(
        '@flotilla/backstage-plugin-fleet-backend',
        'migrations',
      );
      const present = async () => {
        const found = [];
        for (const table of TABLES) {
          if (await knex.schema.hasTable(table)) {
            found.push(table);
          }
        }
        return found;
      };

      await migrate({ getClient: async () => knex });
      expect(await present()).toEqual(TABLES);
      await knex.migrate.rollback({ directory }, true);
      expect(await present()).toEqual([]);
      await migrate({ getClient: async () => knex });
      expect(await present()).toEqual(TABLES);
    },
    60_000,
  );

  it.each(databases.eachSupportedId())(
    'leaves the tables alone where migrations are to be skipped, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await migrate({
        getClient: async () => knex,
        migrations: { skip: true },
      });
      expect(await knex.schema.hasTable('clusters')).toBe(false);
    },
    60_000,
  );
});
