import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  fleetClustersExtensionPoint,
  fleetDistributionsExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { createRouter } from './api';
import { readLocators } from './clusters/config';
import { Extensions } from './clusters/extensions';
import { ClusterRegistry } from './clusters/registry';
import { DatabaseClusterStore } from './clusters/store';
import { FleetCollector, systemClock, UndiciApiServer } from './collect';
import { createProjections, DatabaseClusterRecords } from './inventory';
import { migrate } from './inventory/migrate';
import { DatabaseClustersQuestion } from './questions/clusters';
import { DatabasePlacementsQuestion } from './questions/placements';
import { runService } from './runService';

/**
 * The fleet backend: collects from the clusters in `fleet.clusters`, and
 * answers questions from what it has collected.
 *
 * @public
 */
export const fleetPlugin = createBackendPlugin({
  pluginId: 'fleet',
  register(env) {
    const extensions = new Extensions();
    env.registerExtensionPoint(fleetClustersExtensionPoint, extensions);
    env.registerExtensionPoint(fleetDistributionsExtensionPoint, extensions);

    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init(deps) {
        const { catalog, config, database, httpAuth, logger } = deps;
        const clock = systemClock;
        const { now } = clock;
        const { detectors, locatorFactories: factories } = extensions;
        const locators = readLocators({ config, factories, logger });
        const knex = await migrate(database);

        const collector = new FleetCollector({
          records: DatabaseClusterRecords.create({
            knex,
            projections: createProjections(extensions.nodeAnnotations),
            now,
          }),
          connect: connection => new UndiciApiServer(connection, now),
          detectors,
          clock,
          logger,
        });
        const registry = new ClusterRegistry({
          locators,
          store: DatabaseClusterStore.create({ knex, now }),
          logger,
          onFleet: clusters => collector.follow(clusters),
        });
        runService({
          lifecycle: deps.lifecycle,
          registry,
          collector,
          clock,
          logger,
        });

        deps.httpRouter.use(
          await createRouter({
            httpAuth,
            clusters: DatabaseClustersQuestion.create({ knex, now }),
            placements: DatabasePlacementsQuestion.create({
              knex,
              catalog,
              now,
            }),
          }),
        );
      },
    });
  },
});
