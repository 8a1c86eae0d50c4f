import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  fleetClustersExtensionPoint,
  fleetConnectionsServiceRef,
  fleetDeliveryExtensionPoint,
  fleetDistributionsExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { DefaultReadAccess, registerPermissions } from './access';
import { registerActions } from './actions';
import { addLocators } from './addLocators';
import { DefaultHubs, DefaultTargets } from './apply';
import { createRenderer } from './apply/render';
import { createRouter } from './api';
import { readLocators } from './clusters/config';
import { Extensions } from './clusters/extensions';
import { HttpApiServer, systemClock } from './collect';
import { DefaultLiveClusters } from './collect/live';
import { createCollection } from './createCollection';
import { createHistory } from './createHistory';
import { createQuestions } from './createQuestions';
import { createServices } from './createServices';
import { createDelivery, Engines } from './delivery';
import { createListener } from './delivery/listeners';
import { readAddons } from './inventory';
import { migrate } from './inventory/migrate';
import { FleetSnapshots } from './questions/coverage';
import { readPrices } from './questions/costs';
import { readEnvironments } from './questions/environments';
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
    const engines = new Engines();
    env.registerExtensionPoint(fleetDeliveryExtensionPoint, engines);

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
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { catalog, config, database, httpAuth, logger } = deps;
        const clock = systemClock;
        const { now } = clock;
        addLocators({ ...deps, extensions, now });
        const { locatorFactories: factories } = extensions;
        const locators = readLocators({ config, factories, logger });
        const knex = await migrate(database);

        const addons = readAddons(config);
        const collection = createCollection({
          knex,
          addons,
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
          addons,
          prices: readPrices(config),
          environments: readEnvironments(config),
        });
        const { actionsRegistry: registry } = deps;
        const targets = DefaultTargets.create({
          connections: deps.connections,
          connect: connection => new HttpApiServer(connection, now),
          clock,
        });
        const delivery = createDelivery({
          ...deps,
          knex,
          access,
          snapshots,
          engines,
          clock,
          renderer: createRenderer(deps),
          targets,
          hubs: DefaultHubs.create({ connections: deps.connections, targets }),
          listener: createListener(deps),
        });
        const { rollouts } = delivery;
        runService({
          ...collection,
          tasks: [...collection.tasks, ...history, ...services, delivery.task],
          stop: delivery.stop,
          lifecycle: deps.lifecycle,
          clock,
          logger,
        });
        registerActions({ registry, questions, rollouts, now });
        deps.httpRouter.use(
          await createRouter({
            httpAuth,
            auditor: deps.auditor,
            questions,
            rollouts,
          }),
        );
      },
    });
  },
});
