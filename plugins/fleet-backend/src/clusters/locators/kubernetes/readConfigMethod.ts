import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from '../../credentials';
import { readConfiguredServer } from '../config/readConfiguredServer';
import { AUTH_PROVIDER, readBackstageAuth } from './readBackstageAuth';

/** Where a pod finds the authority of its own cluster. */
const IN_CLUSTER_CA = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/**
 * Clusters of Backstage's method config. Not read are titles, dashboards and
 * customResources, which are for its frontend.
 *
 * @throws InputError for what Backstage would not start with either
 */
export function readConfigMethod(
  method: Config,
  inClusterCa = IN_CLUSTER_CA,
): FleetClusterLocator {
  const credentials = ClusterCredentials.create();
  const clusters = method
    .getConfigArray('clusters')
    .map(config => readCluster(config, credentials, inClusterCa));
  return { locate: () => Promise.all(clusters.map(open => open())) };
}

function readCluster(
  config: Config,
  credentials: ClusterCredentials,
  inClusterCa: string,
): () => Promise<LocatedCluster> {
  const name = config.getString('name');
  const url = config.getString('url');
  const auth = readBackstageAuth(readAuthMetadata(name, config));
  const isOwn = 'type' in auth && auth.type === 'serviceAccount' && !auth.token;
  const defaultCaFile = isOwn ? inClusterCa : undefined;
  const readServer = readConfiguredServer(config, { defaultCaFile });
  const identity = { key: name, name };
  return async () => {
    if ('problem' in auth) {
      return { ...identity, ...auth };
    }
    const server = await readServer();
    const credential = credentials.open(auth, { name, url });
    return 'problem' in server
      ? { ...identity, ...server }
      : { ...identity, connection: { ...server, credential } };
  };
}

/** What Backstage makes of the fields that it had before authMetadata. */
function readAuthMetadata(name: string, config: Config) {
  const metadata =
    config.getOptional<Record<string, string>>('authMetadata') ?? {};
  const provider =
    metadata[AUTH_PROVIDER] ?? config.getOptionalString('authProvider');
  if (!provider) {
    throw new InputError(
      `The cluster '${name}' in kubernetes.clusterLocatorMethods has no authProvider`,
    );
  }
  return {
    serviceAccountToken: config.getOptionalString('serviceAccountToken'),
    'kubernetes.io/aws-assume-role': config.getOptionalString('assumeRole'),
    'kubernetes.io/aws-external-id': config.getOptionalString('externalId'),
    ...metadata,
    [AUTH_PROVIDER]: provider,
  };
}
