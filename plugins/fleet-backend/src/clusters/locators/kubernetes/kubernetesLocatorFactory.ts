import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  FleetClusterLocator,
  FleetClusterLocatorFactory,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from '../../credentials';
import { AddressPolicy } from '../addresses/AddressPolicy';
import type { CatalogAccess } from '../catalog/catalogLocatorFactory';
import { CatalogLocator } from '../catalog/CatalogLocator';
import { GkeMethod } from './GkeMethod';
import { readConfigMethod } from './readConfigMethod';

/** As Backstage's method localKubectlProxy has it, without a look-up. */
const KUBECTL_PROXY: LocatedCluster = {
  key: 'local',
  name: 'local',
  connection: {
    url: 'http://127.0.0.1:8001',
    credential: async () => ({ type: 'none' }),
  },
};

export interface KubernetesLocatorOptions extends CatalogAccess {
  /** Of the whole backend: it has kubernetes.clusterLocatorMethods. */
  rootConfig: Config;
  fetch: typeof fetch;
}

/** The clusters that Backstage's Kubernetes plugin is configured with. */
export function kubernetesLocatorFactory(
  options: KubernetesLocatorOptions,
): FleetClusterLocatorFactory {
  return {
    type: 'kubernetes',
    create({ config }) {
      const only = config.getOptionalStringArray('methods');
      const labels = config.getOptional<Record<string, string>>('labels');
      const methods = options.rootConfig
        .getConfigArray('kubernetes.clusterLocatorMethods')
        .map(method => ({ type: method.getString('type'), method }))
        .filter(({ type }) => !only || only.includes(type))
        .map(({ type, method }) => ({
          type,
          locator: readMethod(type, method, options),
        }));
      return {
        async locate({ signal }) {
          const lists = await Promise.all(
            methods.map(async ({ type, locator }) => {
              const located = await locator.locate({ signal });
              return located.map(one => ({
                ...one,
                key: `${type}/${one.key}`,
              }));
            }),
          );
          return withUniqueKeys(lists.flat()).map(one => ({
            ...one,
            labels: { ...one.labels, ...labels },
          }));
        },
      };
    },
  };
}

function readMethod(
  type: string,
  method: Config,
  options: KubernetesLocatorOptions,
): FleetClusterLocator {
  switch (type) {
    case 'config':
      return readConfigMethod(method);
    case 'catalog':
      return new CatalogLocator({
        ...options,
        policy: new AddressPolicy(
          method.getOptionalStringArray('dangerouslyAllowClusterUrls') ?? [],
        ),
        credentials: ClusterCredentials.create(),
        allowSkipTlsVerify:
          method.getOptionalBoolean('dangerouslyAllowSkipTLSVerify') ?? false,
      });
    case 'localKubectlProxy':
      return { locate: async () => [KUBECTL_PROXY] };
    case 'gke':
      return GkeMethod.fromConfig(method, { fetch: options.fetch });
    default:
      throw new InputError(
        `kubernetes.clusterLocatorMethods has the type '${type}', which the fleet cannot read; say in methods of the entry of type kubernetes in fleet.clusters which it is to read: config, catalog, localKubectlProxy, gke`,
      );
  }
}

/** Two methods of one type may name one cluster: the first keeps the plain key. */
function withUniqueKeys(located: LocatedCluster[]): LocatedCluster[] {
  const count = new Map<string, number>();
  return located.map(one => {
    const nth = (count.get(one.key) ?? 0) + 1;
    count.set(one.key, nth);
    return nth === 1 ? one : { ...one, key: `${one.key}#${nth}` };
  });
}
