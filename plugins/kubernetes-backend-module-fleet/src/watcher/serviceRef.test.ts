import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { fleetConnectionsServiceRef } from '@flotilla/backstage-plugin-fleet-node';
import { FakeConnectedCluster } from '../__testUtils__/FakeFleetConnections';
import { toClusterDetails } from '../clusters/clusterDetails';
import { fleetKubernetesWatcherServiceRef } from './serviceRef';

describe('fleetKubernetesWatcherServiceRef', () => {
  it('watches what the fleet publishes in this process, for any plugin', async () => {
    const cluster = new FakeConnectedCluster('prod');
    const object = { metadata: { resourceVersion: '5' } };
    cluster.events = [{ type: 'ADDED', object, resourceVersion: '5' }];
    const events: unknown[] = [];
    const plugin = createBackendPlugin({
      pluginId: 'inventory',
      register(reg) {
        reg.registerInit({
          deps: {
            connections: fleetConnectionsServiceRef,
            watcher: fleetKubernetesWatcherServiceRef,
          },
          async init({ connections, watcher }) {
            connections.publish([cluster]);
            const watch = watcher.watchResource({
              clusterDetails: toClusterDetails(cluster),
              credential: { type: 'anonymous' },
              group: '',
              apiVersion: 'v1',
              plural: 'pods',
            });
            for await (const event of watch) {
              events.push(event);
            }
          },
        });
      },
    });
    const backend = await startTestBackend({ features: [plugin] });

    expect(events).toEqual(cluster.events);
    await backend.stop();
  });
});
