import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterConnection,
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials, readClusterAuth } from '../credentials';
import { AddressPolicy } from '../locators/addresses/AddressPolicy';
import { cloudProblem } from '../locators/addresses/cloudProblem';
import { deliveryKubeconfig } from './deliveryKubeconfig';

/** The connection for delivering to a cluster; undefined where there is none. */
export type DeliveryOf = (
  cluster: LocatedCluster & { connection: ClusterConnection },
) => ClusterConnection | undefined;

/** Whose clusters the operator writes down: others may name any server. */
const OWN = ['config', 'kubeconfig'];

/**
 * A locator whose clusters can be delivered to, with the credential of the
 * entry's `deliver`, unless they have one of their own.
 *
 * @throws InputError for what cannot be right
 */
export function withDelivery(
  locator: FleetClusterLocator,
  entry: { config: Config; logger: LoggerService },
): FleetClusterLocator {
  const deliver = entry.config.getOptionalConfig('deliver');
  if (!deliver) {
    return locator;
  }
  const type = entry.config.getString('type');
  if (type === 'catalog') {
    throw new InputError(
      'fleet.clusters has deliver in an entry of type catalog, whose clusters anybody may name who may register entities; name those to deliver to in an entry of another type',
    );
  }
  const prepare =
    deliver.getOptionalString('type') === 'kubeconfig'
      ? deliveryKubeconfig(type, deliver, entry.logger)
      : deliveryAuth(type, deliver, entry.config);
  return {
    async locate(options) {
      const located = await locator.locate(options);
      const deliveryOf = await prepare();
      return located.map(cluster =>
        'connection' in cluster
          ? { ...cluster, delivery: cluster.delivery ?? deliveryOf(cluster) }
          : cluster,
      );
    },
  };
}

function deliveryAuth(
  type: string,
  deliver: Config,
  entry: Config,
): () => Promise<DeliveryOf> {
  const auth = readClusterAuth(deliver);
  const policy = new AddressPolicy(entry.getOptionalStringArray('allow') ?? []);
  const credentials = ClusterCredentials.create();
  const mayHaveIt = (url: string) =>
    OWN.includes(type) || !cloudProblem(auth.type, url, policy);
  const deliveryOf: DeliveryOf = ({ name, connection }) => {
    const { url } = connection;
    return mayHaveIt(url)
      ? { ...connection, credential: credentials.open(auth, { name, url }) }
      : undefined;
  };
  return async () => {
    credentials.forgetUnseen();
    return deliveryOf;
  };
}
