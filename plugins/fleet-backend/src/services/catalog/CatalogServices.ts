import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { KUBERNETES_ANNOTATIONS } from '@flotilla/backstage-plugin-fleet-common';
import type { Service } from '../Service';
import { serviceOf } from './serviceOf';
import type { ServiceSource } from './ServiceSource';

/** As many owners are asked for at once. */
const PORTION = 500;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.lifecycle',
  'spec.type',
  'relations',
];

/**
 * Components, and whatever else says by which label its workloads are found. It
 * is read as the plugin itself: what people may see of it is decided later.
 */
export class CatalogServices implements ServiceSource {
  static create(options: {
    catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  }): ServiceSource {
    return new CatalogServices(options);
  }

  private constructor(
    private readonly options: Parameters<(typeof CatalogServices)['create']>[0],
  ) {}

  async read(signal: AbortSignal): Promise<Service[]> {
    const { catalog, auth } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const { id, labelSelector } = KUBERNETES_ANNOTATIONS;
    const hasAnnotation = (name: string) => ({
      [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
    });
    const pages = catalog.streamEntities(
      {
        filter: [
          { kind: 'component' },
          hasAnnotation(id),
          hasAnnotation(labelSelector),
        ],
        fields: FIELDS,
      },
      { credentials },
    );
    const services: Service[] = [];
    for await (const page of pages) {
      signal.throwIfAborted();
      services.push(...page.map(serviceOf));
    }
    const missing = await this.#missingOf(services);
    return services.map(service =>
      service.owner && missing.has(service.owner)
        ? { ...service, ownerIsMissing: true }
        : service,
    );
  }

  /** The owners of services that the catalog does not have. */
  async #missingOf(services: readonly Service[]): Promise<Set<string>> {
    const { catalog, auth } = this.options;
    const owners = [...new Set(services.flatMap(({ owner }) => owner ?? []))];
    const missing = new Set<string>();
    for (let n = 0; n < owners.length; n += PORTION) {
      const entityRefs = owners.slice(n, n + PORTION);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      entityRefs
        .filter((_, index) => !items[index])
        .forEach(ref => missing.add(ref));
    }
    return missing;
  }
}
