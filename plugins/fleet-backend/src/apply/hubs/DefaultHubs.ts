import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ConnectedCluster,
  FleetConnections,
  FleetHub,
  FleetHubs,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Targets } from '../Targets';
import { ClusterHub } from './ClusterHub';

export interface DefaultHubsOptions {
  connections: Pick<FleetConnections, 'list'>;
  targets: Pick<Targets, 'target'>;
}

/** The clusters of the fleet as hubs, over the connections that acts share. */
export class DefaultHubs implements FleetHubs {
  static create(options: DefaultHubsOptions): FleetHubs {
    return new DefaultHubs(options);
  }

  private constructor(private readonly options: DefaultHubsOptions) {}

  hub(cluster: string): FleetHub {
    const found = this.#called(cluster);
    if (!found) {
      throw new ServiceUnavailableError(
        `This backend has no connection to the hub ${cluster} now; see GET /clusters`,
      );
    }
    const { targets } = this.options;
    return new ClusterHub(found.name, targets.target(found.id).cluster);
  }

  serverOf(cluster: string): string | undefined {
    return this.#called(cluster)?.connection.url;
  }

  #called(cluster: string): ConnectedCluster | undefined {
    const all = this.options.connections.list();
    const byId = all.find(({ id }) => id === cluster);
    const named = all.filter(({ name }) => name === cluster);
    if (!byId && named.length > 1) {
      const ids = named.map(({ id }) => id).join(', ');
      throw new InputError(`Several clusters are called ${cluster}: ${ids}`);
    }
    return byId ?? named[0];
  }
}
