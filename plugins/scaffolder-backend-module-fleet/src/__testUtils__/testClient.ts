import { mockServices } from '@backstage/backend-test-utils';
import { DefaultApiClient } from '@flotilla/backstage-plugin-fleet-common';
import { RolloutClient } from '../client/RolloutClient';
import type { FleetServer } from './FleetServer';

/** A client of a fleet server, with tokens as a backend's plugins have them. */
export function testClient(fleet: FleetServer): RolloutClient {
  const discoveryApi = { getBaseUrl: async () => fleet.url };
  return new RolloutClient({
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    client: new DefaultApiClient({ discoveryApi }),
  });
}
