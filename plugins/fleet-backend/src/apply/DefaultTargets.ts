import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterConnection,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Clock } from '../collect';
import type { ActingServer } from '../collect/acting';
import { HttpTargetCluster } from './cluster/HttpTargetCluster';
import { DefaultApplier } from './DefaultApplier';
import { DefaultImageChanger } from './images/DefaultImageChanger';
import { InventoryStore } from './inventory';
import type { Target, Targets } from './Targets';

export interface DefaultTargetsOptions {
  connections: Pick<FleetConnections, 'list'>;
  connect(connection: ClusterConnection): ActingServer;
  clock: Clock;
}

interface OpenTarget {
  /** Of its server: another one is another connection. */
  identity: string;
  /** As it was located last. */
  connection: ClusterConnection;
  server: ActingServer;
  target: Target;
}

/** The clusters of the fleet that have a credential for delivering. */
export class DefaultTargets implements Targets {
  readonly #open = new Map<string, OpenTarget>();

  static create(options: DefaultTargetsOptions): Targets {
    return new DefaultTargets(options);
  }

  private constructor(private readonly options: DefaultTargetsOptions) {}

  target(clusterId: string): Target {
    const connection = this.#connectionOf(clusterId);
    const identity = JSON.stringify(connection);
    const open = this.#open.get(clusterId);
    if (open?.identity === identity) {
      open.connection = connection;
      return open.target;
    }
    this.#closeGone();
    void open?.server.close();
    return this.#openTarget(clusterId, connection, identity);
  }

  async close(): Promise<void> {
    const servers = [...this.#open.values()].map(({ server }) => server);
    this.#open.clear();
    await Promise.all(servers.map(server => server.close()));
  }

  #connectionOf(clusterId: string): ClusterConnection {
    const { connections } = this.options;
    const cluster = connections.list().find(({ id }) => id === clusterId);
    if (!cluster) {
      throw new ServiceUnavailableError(
        'This backend has no connection to the cluster now; GET /clusters/{id} says why',
      );
    }
    if (!cluster.delivery) {
      throw new NotAllowedError(
        `Nothing can be delivered to the cluster ${cluster.name}: it has no credential for that; add deliver to its entry in fleet.clusters`,
      );
    }
    return cluster.delivery;
  }

  #openTarget(
    clusterId: string,
    connection: ClusterConnection,
    identity: string,
  ): Target {
    const { connect, clock } = this.options;
    const server = connect({
      ...connection,
      credential: options =>
        (this.#open.get(clusterId)?.connection ?? connection).credential(
          options,
        ),
    });
    const cluster = HttpTargetCluster.create({ server, clock });
    const parts = { cluster, inventories: new InventoryStore(cluster), clock };
    const target = {
      cluster,
      applier: DefaultApplier.create(parts),
      images: DefaultImageChanger.create(parts),
    };
    this.#open.set(clusterId, { identity, connection, server, target });
    return target;
  }

  /** Connections to clusters that are not of the fleet any more. */
  #closeGone() {
    const ids = new Set(this.options.connections.list().map(({ id }) => id));
    for (const [id, { server }] of this.#open) {
      if (!ids.has(id)) {
        this.#open.delete(id);
        void server.close();
      }
    }
  }
}
