import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import type { DatabaseInventoryWriter } from './inventory';
import type { RepeatedTask } from './runService';
import {
  CatalogServices,
  ClaimKeeper,
  ClusterEntities,
  DatabaseServiceStore,
  ServiceSync,
} from './services';

const SERVICES_MS = 30_000;
const CLAIMS_MS = 2_000;

/**
 * Joins what tells to which service of the catalog each workload belongs, and
 * which entity stands for each cluster.
 */
export function createServices(options: {
  knex: Knex;
  catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
  entities: ClusterEntities;
}): RepeatedTask[] {
  const { knex, writer, entities } = options;
  const store = DatabaseServiceStore.create({
    knex,
    exclusively: work => writer.exclusively(work),
  });
  const source = CatalogServices.create(options);
  const services = ServiceSync.create({ source, store });
  const claims = ClaimKeeper.create({ store });
  return [
    {
      what: 'Reading the services of the catalog',
      everyMs: SERVICES_MS,
      run: signal => services.run(signal),
    },
    {
      what: 'Reading the clusters of the catalog',
      everyMs: SERVICES_MS,
      run: signal => entities.run(signal),
    },
    {
      what: 'Looking for the services of workloads',
      everyMs: CLAIMS_MS,
      run: signal => claims.run(signal),
    },
  ];
}
