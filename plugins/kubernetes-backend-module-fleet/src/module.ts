import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
  kubernetesFetcherExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { fleetConnectionsServiceRef } from '@flotilla/backstage-plugin-fleet-node';
import { authStrategies } from './auth/authStrategies';
import { FleetAuthStrategy } from './auth/FleetAuthStrategy';
import { FleetClusterSupplier } from './clusters/FleetClusterSupplier';
import { BoundedFetcher } from './fetcher/BoundedFetcher';
import { systemClock } from './fetcher/clock';

/**
 * Adds the fleet's clusters to Backstage's own Kubernetes plugin.
 *
 * @public
 */
export const kubernetesModuleFleet = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'fleet',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: kubernetesAuthStrategyExtensionPoint,
        clusters: kubernetesClusterSupplierExtensionPoint,
        config: coreServices.rootConfig,
        connections: fleetConnectionsServiceRef,
        fetcher: kubernetesFetcherExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ auth, clusters, config, connections, fetcher, logger }) {
        const { now } = systemClock;
        const fleet = new FleetAuthStrategy(connections, now);
        const strategies = authStrategies({ fleet, config, logger });
        Object.entries(strategies).forEach(([key, strategy]) =>
          auth.addAuthStrategy(key, strategy),
        );
        fetcher.addFetcher(
          async ({ getDefault }) =>
            new BoundedFetcher(await getDefault(), systemClock),
        );
        clusters.addClusterSupplier(
          async ({ getDefault }) =>
            new FleetClusterSupplier({
              connections,
              others: config.has('kubernetes.clusterLocatorMethods')
                ? await getDefault()
                : undefined,
              lookUpMetrics:
                config.getOptionalBoolean('kubernetes.fleet.lookUpMetrics') ??
                false,
              logger,
              now,
            }),
        );
      },
    });
  },
});
