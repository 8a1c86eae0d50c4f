import type {
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { AddressPolicy } from '../addresses/AddressPolicy';
import { ClusterCredentials } from '../../credentials';
import { ConnectHub, HubEntry, HubSecret, MOVED, readHubEntry } from '../hub';
import { readClusterSecret } from './readClusterSecret';

const SECRETS = { group: '', versions: ['v1'], plural: 'secrets' };
const SECRET_TYPE_LABEL = 'argocd.argoproj.io/secret-type';
/** How Argo CD calls the cluster that it runs in. */
const IN_CLUSTER = 'https://kubernetes.default.svc';

interface ArgocdEntry extends HubEntry {
  namespace: string;
  policy: AddressPolicy;
  credentials: ClusterCredentials;
}

/** The clusters of an Argo CD, from the Secrets that it has them in. */
export function argocdLocatorFactory(
  connect: ConnectHub,
): FleetClusterLocatorFactory {
  return {
    type: 'argocd',
    create({ config, logger }) {
      const entry: ArgocdEntry = {
        ...readHubEntry({ config, logger, connect }),
        namespace: config.getOptionalString('namespace') ?? 'argocd',
        policy: new AddressPolicy(config.getOptionalStringArray('allow') ?? []),
        credentials: ClusterCredentials.create(),
      };
      return {
        async locate({ signal = new AbortController().signal }) {
          const secrets = await entry.hub.list(SECRETS, {
            signal,
            namespaces: [entry.namespace],
            labelSelector: `${SECRET_TYPE_LABEL}=cluster`,
          });
          const located = await Promise.all(
            secrets.map(one => locateCluster(entry, new HubSecret(one))),
          );
          entry.credentials.forgetUnseen();
          entry.members.keep(located.map(({ key }) => key));
          return located;
        },
      };
    },
  };
}

async function locateCluster(
  entry: ArgocdEntry,
  secret: HubSecret,
): Promise<LocatedCluster> {
  const { [SECRET_TYPE_LABEL]: _, ...labels } = secret.labels;
  const name = secret.text('name') ?? secret.name;
  const identity = { key: secret.name, name, labels: entry.labels(labels) };
  if (secret.text('server') === IN_CLUSTER) {
    return { ...identity, connection: await entry.hub.connection() };
  }
  const cluster = readClusterSecret(secret, entry.policy);
  if ('problem' in cluster) {
    return { ...identity, ...cluster };
  }
  const { server } = cluster;
  return {
    ...identity,
    connection: {
      ...server,
      credential:
        'cloud' in cluster
          ? entry.credentials.open(cluster.cloud, { name, url: server.url })
          : credentialAtUse(entry, secret.name, server.url),
    },
  };
}

function credentialAtUse(entry: ArgocdEntry, secretName: string, url: string) {
  const { hub, members, namespace, policy } = entry;
  return members.open({ key: secretName, url }, async signal => {
    const secret = await hub.secret(namespace, secretName, signal);
    if (!secret) {
      return { problem: `its Secret ${namespace}/${secretName} is gone` };
    }
    const now =
      'problem' in secret ? secret : readClusterSecret(secret, policy);
    if ('problem' in now) {
      return now;
    }
    return 'credential' in now && now.server.url === url
      ? now
      : { problem: MOVED };
  });
}
