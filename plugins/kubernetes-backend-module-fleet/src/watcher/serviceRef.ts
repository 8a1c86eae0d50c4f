import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { KubernetesWatcher } from '@backstage/plugin-kubernetes-node';
import { fleetConnectionsServiceRef } from '@flotilla/backstage-plugin-fleet-node';
import { FleetKubernetesWatcher } from './FleetKubernetesWatcher';

/**
 * A watcher of the fleet's clusters, for any plugin in the process of the fleet
 * backend. The Kubernetes plugin has an interface for watchers, and no place to
 * hand one in: this is where to get it.
 *
 * @public
 */
export const fleetKubernetesWatcherServiceRef =
  createServiceRef<KubernetesWatcher>({
    id: 'kubernetes.fleet-watcher',
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: { connections: fleetConnectionsServiceRef },
        factory: ({ connections }) => new FleetKubernetesWatcher(connections),
      }),
  });
