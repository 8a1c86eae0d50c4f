import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { FleetService } from '@flotilla/backstage-plugin-fleet-node';
import { CatalogResources } from '../catalog/CatalogResources';
import type { EntityRules } from '../entities/clusterEntity';
import { Emitted } from './Emitted';
import { wantedEntities } from './wantedEntities';

export interface FleetEntityProviderOptions {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
  fleet: FleetService;
  logger: LoggerService;
  rules: EntityRules;
  /** Runs in each replica, since each knows only what it has told itself. */
  taskRunner: SchedulerServiceTaskRunner;
}

/** Keeps a Resource in the catalog for each cluster of the fleet. */
export class FleetEntityProvider implements EntityProvider {
  readonly #options: FleetEntityProviderOptions;
  readonly #resources: CatalogResources;

  constructor(options: FleetEntityProviderOptions) {
    this.#options = options;
    this.#resources = new CatalogResources(options.catalog);
  }

  getProviderName(): string {
    return 'fleet';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { logger, taskRunner } = this.#options;
    const emitted = new Emitted(connection);
    await taskRunner.run({
      id: 'fleet-clusters',
      fn: async signal => {
        try {
          await this.#refresh(emitted, signal);
        } catch (error) {
          logger.error(
            'The clusters in the catalog stay as they were: the fleet or the catalog cannot be read',
            toError(error),
          );
        }
      },
    });
  }

  async #refresh(emitted: Emitted, signal: AbortSignal): Promise<void> {
    const { auth, fleet, rules } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const { entities, known } = await wantedEntities({
      fleet,
      resources: this.#resources,
      rules,
      credentials,
      signal,
    });
    await emitted.replaceBy(entities, { known, signal });
  }
}
