import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from '../../credentials';
import { AddressPolicy } from '../addresses/AddressPolicy';
import { CatalogLocator } from './CatalogLocator';

/** The `type` of entries of `fleet.clusters` that the catalog answers. */
export const CATALOG_LOCATOR_TYPE = 'catalog';

/** The catalog, read as this plugin. */
export interface CatalogAccess {
  catalog: CatalogService;
  auth: AuthService;
}

/** Clusters that the catalog describes as Backstage's Kubernetes plugin has it. */
export function catalogLocatorFactory(
  access: CatalogAccess,
): FleetClusterLocatorFactory {
  return {
    type: CATALOG_LOCATOR_TYPE,
    create: ({ config }) =>
      new CatalogLocator({
        ...access,
        policy: new AddressPolicy(config.getOptionalStringArray('allow') ?? []),
        credentials: ClusterCredentials.create(),
        allowSkipTlsVerify:
          config.getOptionalBoolean('allowSkipTLSVerify') ?? false,
        labels: config.getOptional<Record<string, string>>('labels'),
      }),
  };
}
