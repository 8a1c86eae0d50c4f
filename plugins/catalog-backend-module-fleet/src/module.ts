import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { fleetServiceRef } from '@flotilla/backstage-plugin-fleet-node';
import { FleetEntityProvider } from './provider/FleetEntityProvider';
import { readOptions } from './readOptions';

/**
 * Keeps the fleet's clusters in the catalog, with what runs on them.
 *
 * @public
 */
export const catalogModuleFleet = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fleet',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        fleet: fleetServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, processing, scheduler, ...services }) {
        const { rules, schedule } = readOptions(config);
        const taskRunner = scheduler.createScheduledTaskRunner(schedule);
        processing.addEntityProvider(
          new FleetEntityProvider({ ...services, rules, taskRunner }),
        );
      },
    });
  },
});
