import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  fleetClustersExtensionPoint,
  fleetConnectionsServiceRef,
  fleetDistributionsExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { createRouter } from './api';
import { readLocators } from './clusters/config';
import { Extensions } from './clusters/extensions';
import { systemClock } from './collect';
import { createCollection } from './createCollection';
import { migrate } from './inventory/migrate';
import { DatabaseClustersQuestion } from './questions/clusters';
import { FleetSnapshots } from './questions/coverage';
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
        connections: fleetConnectionsServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
      },
      async init(deps) {
        const { catalog, config, database, httpAuth, logger } = deps;
        const clock = systemClock;
        const { now } = clock;
        const { locatorFactories: factories } = extensions;
        const locators = readLocators({ config, factories, logger });
        const knex = await migrate(database);

        const collection = createCollection({
          knex,
          locators,
          extensions,
          connections: deps.connections,
          metrics: deps.metrics,
          clock,
          logger,
        });
        runService({ ...collection, lifecycle: deps.lifecycle, clock, logger });

        const snapshots = FleetSnapshots.create({ knex, now });
        deps.httpRouter.use(
          await createRouter({
            httpAuth,
            clusters: DatabaseClustersQuestion.create({ knex, snapshots }),
            placements: DatabasePlacementsQuestion.create({
              knex,
              catalog,
              snapshots,
            }),
          }),
        );
      },
    });
  },
});
