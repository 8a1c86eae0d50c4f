import type {
  AuthService,
  LifecycleService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Extensions } from './clusters/extensions';
import { createLocatorFactories } from './clusters/locators';
import { ApiServer, HttpApiServer } from './collect';

export interface AddLocatorsOptions {
  extensions: Extensions;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  lifecycle: LifecycleService;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Adds the types of `fleet.clusters` that need this backend: its catalog, its
 * configuration, and a way to the API servers of hubs.
 *
 * @throws ConflictError where a module added one of them
 */
export function addLocators(options: AddLocatorsOptions) {
  const { extensions, auth, catalog, config, lifecycle, now } = options;
  const hubs = new Set<ApiServer>();
  lifecycle.addShutdownHook(async () => {
    await Promise.all([...hubs].map(hub => hub.close()));
  });
  const factories = createLocatorFactories({
    rootConfig: config,
    catalog,
    auth,
    fetch,
    connectHub(connection) {
      const hub = new HttpApiServer(connection, now);
      hubs.add(hub);
      return hub;
    },
  });
  factories.forEach(factory => extensions.addLocatorFactory(factory));
}
