import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { People } from './DefaultWaveGuard';

/** By the catalog, as the backend itself may read it. */
export class CatalogPeople implements People {
  static create(options: {
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  }): People {
    return new CatalogPeople(options);
  }

  private constructor(
    private readonly options: Parameters<(typeof CatalogPeople)['create']>[0],
  ) {}

  async exists(entityRef: string): Promise<boolean> {
    const { catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    return entity !== undefined;
  }
}
