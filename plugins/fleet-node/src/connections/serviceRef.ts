import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { InProcessFleetConnections } from './InProcessFleetConnections';
import type { FleetConnections } from './types';

/**
 * Where the fleet backend publishes its clusters for other plugins in the same
 * process: one for all plugins.
 *
 * @public
 */
export const fleetConnectionsServiceRef = createServiceRef<FleetConnections>({
  id: 'fleet.connections',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => new InProcessFleetConnections(),
    }),
});
