import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { fleetConnectionsServiceRef } from './serviceRef';
import type { ConnectedCluster, FleetConnections } from './types';

const cluster: ConnectedCluster = {
  id: 'id-of-prod',
  name: 'prod',
  connection: {
    url: 'https://prod.example.com',
    credential: async () => ({ type: 'bearer', token: 'secret' }),
  },
  watch: async function* watch() {},
};

function taker(pluginId: string, take: (it: FleetConnections) => void) {
  return createBackendPlugin({
    pluginId,
    register(reg) {
      reg.registerInit({
        deps: { connections: fleetConnectionsServiceRef },
        async init({ connections }) {
          take(connections);
        },
      });
    },
  });
}

describe('fleetConnectionsServiceRef', () => {
  it('hands what one plugin publishes to every other', async () => {
    const taken: FleetConnections[] = [];
    const backend = await startTestBackend({
      features: ['fleet', 'kubernetes'].map(id =>
        taker(id, connections => taken.push(connections)),
      ),
    });
    const [publisher, reader] = taken;

    expect(reader.isPublished()).toBe(false);
    expect(reader.list()).toEqual([]);
    publisher.publish([cluster]);
    expect(reader.isPublished()).toBe(true);
    expect(reader.list()).toEqual([cluster]);
    publisher.publish([]);
    expect(reader.list()).toEqual([]);
    await backend.stop();
  });
});
