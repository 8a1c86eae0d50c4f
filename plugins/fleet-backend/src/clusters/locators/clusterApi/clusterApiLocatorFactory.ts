import type {
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { Fields, fieldsOf, textOf, textsOf } from '../fields';
import { ConnectHub, eachOf, HubEntry, MOVED, readHubEntry } from '../hub';
import { readKubeconfigSecret } from './readKubeconfigSecret';

/** v1beta1 goes in 2027; management clusters that are older have only that. */
const CLUSTERS = {
  group: 'cluster.x-k8s.io',
  versions: ['v1beta2', 'v1beta1'],
  plural: 'clusters',
};

/**
 * The Clusters of a Cluster API management cluster, with their kubeconfig
 * Secrets. Those are read by name, and again whenever a credential is needed:
 * on EKS they are written anew every ten minutes.
 */
export function clusterApiLocatorFactory(
  connect: ConnectHub,
): FleetClusterLocatorFactory {
  return {
    type: 'clusterApi',
    create({ config, logger }) {
      const entry = readHubEntry({ config, logger, connect });
      return {
        async locate({ signal = new AbortController().signal }) {
          const clusters = await entry.hub.list(CLUSTERS, { ...entry, signal });
          const located = await eachOf(clusters, one =>
            locateCluster(entry, one, signal),
          );
          entry.members.keep(located.map(({ key }) => key));
          return located;
        },
      };
    },
  };
}

async function locateCluster(
  entry: HubEntry,
  cluster: Fields,
  signal: AbortSignal,
): Promise<LocatedCluster> {
  const metadata = fieldsOf(cluster, 'metadata');
  const name = textOf(metadata, 'name') ?? '';
  const namespace = textOf(metadata, 'namespace') ?? '';
  const identity = {
    key: `${namespace}/${name}`,
    name,
    labels: entry.labels(textsOf(metadata, 'labels')),
  };
  const read = (at: AbortSignal) =>
    readKubeconfigSecret(entry.hub, { namespace, name }, at);
  const found = await read(signal);
  if ('problem' in found) {
    return { ...identity, ...found };
  }
  const { server } = found;
  const { key } = identity;
  const { url } = server;
  const credential = entry.members.open({ key, url }, async at => {
    const now = await read(at);
    return 'server' in now && now.server.url !== url ? { problem: MOVED } : now;
  });
  return { ...identity, connection: { ...server, credential } };
}
