import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { fleetClustersExtensionPoint } from '@flotilla/backstage-plugin-fleet-node';
import { startDemoFleet } from '@flotilla/kube-simulator';
import { DemoClusterLocator } from './DemoClusterLocator';
import { LazyDemoFleet } from './LazyDemoFleet';

/** Adds `type: demo` to `fleet.clusters`: a simulated fleet in this process. */
export const fleetModuleDemo = createBackendModule({
  pluginId: 'fleet',
  moduleId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        clusters: fleetClustersExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ clusters, lifecycle, logger }) {
        const fleet = new LazyDemoFleet(() => startDemoFleet({ logger }));
        lifecycle.addShutdownHook(() => fleet.stop());
        clusters.addLocatorFactory({
          type: 'demo',
          create: () => new DemoClusterLocator(fleet),
        });
      },
    });
  },
});
