import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { readClusterOptions } from '../../config/readClusterOptions';
import { ClusterCredentials, readClusterAuth } from '../../credentials';
import { readConfiguredServer } from './readConfiguredServer';

/** Clusters that are written in app-config, one by one. */
export const configLocatorFactory: FleetClusterLocatorFactory = {
  type: 'config',
  create({ config }) {
    const entries = config.getConfigArray('clusters');
    checkNames(entries.map(entry => entry.getString('name')));
    const credentials = ClusterCredentials.create();
    const clusters = entries.map(entry => readCluster(entry, credentials));
    return { locate: () => Promise.all(clusters.map(open => open())) };
  },
};

/** Ids of clusters are issued for their names. */
function checkNames(names: string[]) {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `Two clusters of one entry in fleet.clusters are named '${twice}'; names within an entry must differ`,
    );
  }
}

function readCluster(
  config: Config,
  credentials: ClusterCredentials,
): () => Promise<LocatedCluster> {
  const name = config.getString('name');
  const readServer = readConfiguredServer(config);
  const auth = readClusterAuth(config.getOptionalConfig('auth'));
  const url = config.getString('url');
  const credential = credentials.open(auth, { name, url });
  const deliver = config.getOptionalConfig('deliver');
  const acting =
    deliver && credentials.open(readClusterAuth(deliver), { name, url });
  const labels = config.getOptional<Record<string, string>>('labels');
  const options = readClusterOptions(config);
  const identity = { key: name, name, labels, options };
  return async () => {
    const server = await readServer();
    if ('problem' in server) {
      return { ...identity, ...server };
    }
    const delivery = acting && { ...server, credential: acting };
    return { ...identity, connection: { ...server, credential }, delivery };
  };
}
