import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  fleetClustersExtensionPoint,
  fleetConnectionsServiceRef,
  fleetDistributionsExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { DefaultReadAccess, registerPermissions } from './access';
import { registerActions } from './actions';
import { addLocators } from './addLocators';
import { createRouter } from './api';
import { readLocators } from './clusters/config';
import { Extensions } from './clusters/extensions';
import { HttpApiServer, systemClock } from './collect';
import { DefaultLiveClusters } from './collect/live';
import { createCollection } from './createCollection';
import { createHistory } from './createHistory';
import { createQuestions } from './createQuestions';
import { createServices } from './createServices';
import { migrate } from './inventory/migrate';
import { FleetSnapshots } from './questions/coverage';
import { readPrices } from './questions/costs';
import { readSupport } from './questions/support';
import { runService } from './runService';
import { ClusterEntities } from './services';

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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        connections: fleetConnectionsServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const { catalog, config, database, httpAuth, logger } = deps;
        const clock = systemClock;
        const { now } = clock;
        addLocators({ ...deps, extensions, now });
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
        const { auth } = deps;
        const { writer } = collection;
        const entities = ClusterEntities.create({ catalog, auth, locators });
        const services = createServices({
          knex,
          catalog,
          auth,
          writer,
          entities,
        });
        const history = createHistory({ config, knex, writer, now });
        runService({
          ...collection,
          tasks: [...collection.tasks, ...history, ...services],
          lifecycle: deps.lifecycle,
          clock,
          logger,
        });

        const snapshots = FleetSnapshots.create({
          knex,
          now,
          ownerLabel: config.getOptionalString('fleet.ownerLabel'),
          entities,
        });
        const { permissions } = deps;
        const access = DefaultReadAccess.create({
          permissions,
          snapshots,
          now,
        });
        registerPermissions(deps.permissionsRegistry);
        const live = DefaultLiveClusters.create({
          connections: deps.connections,
          connect: connection => new HttpApiServer(connection, now),
          clock,
        });
        const questions = createQuestions({
          knex,
          catalog,
          access,
          live,
          supportOf: readSupport(config),
          prices: readPrices(config),
        });
        const { actionsRegistry: registry } = deps;
        registerActions({ registry, questions, now });
        deps.httpRouter.use(
          await createRouter({
            httpAuth,
            auditor: deps.auditor,
            questions,
          }),
        );
      },
    });
  },
});
