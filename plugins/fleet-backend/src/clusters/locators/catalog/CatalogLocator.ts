import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import {
  API_SERVER,
  ClusterEntityOptions,
  readClusterEntity,
  SERVER_CA,
} from './readClusterEntity';
import { AUTH_PROVIDER } from '../kubernetes/readBackstageAuth';

/** What Backstage's own locator asks for: other Resources describe clusters only. */
const FILTER = {
  kind: 'Resource',
  'spec.type': 'kubernetes-cluster',
  [`metadata.annotations.${API_SERVER}`]: CATALOG_FILTER_EXISTS,
  [`metadata.annotations.${SERVER_CA}`]: CATALOG_FILTER_EXISTS,
  [`metadata.annotations.${AUTH_PROVIDER}`]: CATALOG_FILTER_EXISTS,
};

export interface CatalogLocatorOptions extends ClusterEntityOptions {
  catalog: CatalogService;
  auth: AuthService;
}

/** The Resources of type kubernetes-cluster in the catalog. */
export class CatalogLocator implements FleetClusterLocator {
  constructor(private readonly options: CatalogLocatorOptions) {}

  async locate(): Promise<LocatedCluster[]> {
    const { auth, catalog } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const pages = catalog.streamEntities(
      { filter: FILTER, fields: ['kind', 'metadata'] },
      { credentials },
    );
    const located: LocatedCluster[] = [];
    for await (const page of pages) {
      located.push(...page.map(one => readClusterEntity(one, this.options)));
    }
    this.options.credentials.forgetUnseen();
    return located;
  }
}
