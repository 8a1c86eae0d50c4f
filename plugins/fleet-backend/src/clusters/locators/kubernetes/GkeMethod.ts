import type { Config } from '@backstage/config';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterConnection,
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials } from '../../credentials';
import { Fields, isFields, listOf, textsOf } from '../fields';
import { GkeClusterOptions, readGkeCluster } from './readGkeCluster';

const API = 'https://container.googleapis.com/v1';

interface GkeOptions extends GkeClusterOptions {
  /** Resource labels that a cluster has to have. */
  matchingLabels: Array<[string, string]>;
  fetch: typeof fetch;
}

/**
 * The clusters of a Google Cloud project, as Backstage's method gke has them.
 * The account that lists them is the one that reads them, whatever its
 * authProvider says; their authority is verified, which Backstage does not.
 */
export class GkeMethod implements FleetClusterLocator {
  /** @throws InputError for what Backstage would not start with either */
  static fromConfig(
    config: Config,
    deps: { fetch: typeof fetch; credential?: ClusterConnection['credential'] },
  ): GkeMethod {
    return new GkeMethod({
      ...readOptions(config),
      credential: openGoogle(),
      ...deps,
    });
  }

  private constructor(private readonly options: GkeOptions) {}

  async locate({
    signal,
  }: {
    signal?: AbortSignal;
  }): Promise<LocatedCluster[]> {
    const answer = await this.#list(signal);
    // What is missing would be taken for gone.
    const missing = isFields(answer) ? answer.missingZones : undefined;
    if (!isFields(answer) || (Array.isArray(missing) && missing.length > 0)) {
      throw new ServiceUnavailableError(
        'Google did not list the clusters of all zones; it is asked again every half minute',
      );
    }
    return listOf(answer, 'clusters')
      .filter(one => this.#matches(one))
      .map(one => readGkeCluster(one, this.options));
  }

  async #list(signal?: AbortSignal): Promise<unknown> {
    const { parent, credential, fetch: send } = this.options;
    const issued = await credential({ signal });
    const token = issued.type === 'bearer' ? issued.token : '';
    const response = await send(`${API}${parent}/clusters`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal,
    }).catch(() => undefined);
    signal?.throwIfAborted();
    if (!response) {
      throw new ServiceUnavailableError(
        `Google cannot be asked for the clusters of ${parent}; check that the backend may reach ${API}`,
      );
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new ServiceUnavailableError(
        `Google did not list the clusters of ${parent} (HTTP ${response.status}); give the backend's Google account the role Kubernetes Engine Cluster Viewer there`,
      );
    }
    return response.json();
  }

  #matches(cluster: Fields): boolean {
    const labels = textsOf(cluster, 'resourceLabels');
    return this.options.matchingLabels.every(
      ([key, value]) => labels[key] === value,
    );
  }
}

function readOptions(config: Config) {
  const project = encodeURIComponent(config.getString('projectId'));
  const region = config.getOptionalString('region') ?? '-';
  const endpointType = config.getOptionalString('endpointType') ?? 'public';
  if (!['public', 'dns'].includes(endpointType)) {
    throw new InputError(
      `endpointType '${endpointType}' in kubernetes.clusterLocatorMethods is neither public nor dns`,
    );
  }
  const labels = config.getOptionalConfigArray('matchingResourceLabels') ?? [];
  return {
    parent: `/projects/${project}/locations/${encodeURIComponent(region)}`,
    matchingLabels: labels.map((one): [string, string] => [
      one.getString('key'),
      one.getString('value'),
    ]),
    useDns: endpointType === 'dns',
    skipTlsVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
  };
}

function openGoogle(): ClusterConnection['credential'] {
  const credentials = ClusterCredentials.create();
  return credentials.open({ type: 'google' }, { name: 'gke', url: API });
}
