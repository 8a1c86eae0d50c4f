import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultApiClient } from '@flotilla/backstage-plugin-fleet-common';
import { DefaultFleetService } from './DefaultFleetService';
import type { FleetService } from './types';

/**
 * The fleet, for any backend plugin: also where the fleet backend runs in
 * another process.
 *
 * @public
 */
export const fleetServiceRef = createServiceRef<FleetService>({
  id: 'fleet.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discoveryApi: coreServices.discovery },
      factory: ({ auth, discoveryApi }) =>
        new DefaultFleetService({
          auth,
          client: new DefaultApiClient({ discoveryApi }),
        }),
    }),
});
