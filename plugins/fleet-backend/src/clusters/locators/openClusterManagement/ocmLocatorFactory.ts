import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { readConfiguredServer } from '../config/readConfiguredServer';
import { ConnectHub, readHubEntry } from '../hub';
import { locateManagedCluster, OcmEntry } from './locateManagedCluster';

const MANAGED_CLUSTERS = {
  group: 'cluster.open-cluster-management.io',
  versions: ['v1'],
  plural: 'managedclusters',
};

/**
 * The ManagedClusters of an Open Cluster Management hub, reached directly or,
 * where they accept no inbound connection, through its cluster-proxy.
 */
export function ocmLocatorFactory(
  connect: ConnectHub,
): FleetClusterLocatorFactory {
  return {
    type: 'openClusterManagement',
    create({ config, logger }) {
      const { hub, labels, labelSelector, members } = readHubEntry({
        config,
        logger,
        connect,
      });
      const proxy = config.getOptionalConfig('clusterProxy');
      const readProxy = proxy && readConfiguredServer(proxy);
      const serviceAccount = config.getString('managedServiceAccount');
      const proxyAll = proxy?.getOptionalBoolean('all') ?? false;
      return {
        async locate({ signal = new AbortController().signal }) {
          const options = { signal, labelSelector };
          const clusters = await hub.list(MANAGED_CLUSTERS, options);
          const entry: OcmEntry = {
            hub,
            labels,
            members,
            serviceAccount,
            proxy: await readProxy?.(),
            proxyAll,
          };
          const located = clusters.map(one => locateManagedCluster(entry, one));
          members.keep(located.map(({ key }) => key));
          return located;
        },
      };
    },
  };
}
