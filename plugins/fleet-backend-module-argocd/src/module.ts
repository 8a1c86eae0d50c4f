import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { fleetDeliveryExtensionPoint } from '@flotilla/backstage-plugin-fleet-node';
import { ArgoCdEngine } from './ArgoCdEngine';
import { readOptions } from './readOptions';

/**
 * Delivers by Argo CD: what an Application manages is changed at the Application.
 * Only where `fleet.delivery.engines.argocd` is in app-config, be it empty.
 *
 * @public
 */
export const fleetModuleArgoCd = createBackendModule({
  pluginId: 'fleet',
  moduleId: 'argocd',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        delivery: fleetDeliveryExtensionPoint,
      },
      async init({ config, delivery }) {
        const options = readOptions(config);
        if (options) {
          delivery.addEngine(services =>
            ArgoCdEngine.create({ ...services, ...options }),
          );
        }
      },
    });
  },
});
