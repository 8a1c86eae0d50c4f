import type {
  ClusterConnection,
  ConnectedCluster,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import type { FleetCluster } from '../../clusters/registry';
import type { ApiServer } from '../apiServer/ApiServer';
import type { Clock } from '../clock';
import { ClusterWatch } from './ClusterWatch';

export interface ConnectionPublisherOptions {
  connections: FleetConnections;
  connect(connection: ClusterConnection): ApiServer;
  clock: Clock;
}

/** Publishes, to other plugins in this process, which clusters can be connected to. */
export class ConnectionPublisher {
  #latest: ReadonlyMap<string, ConnectedCluster> = new Map();

  constructor(private readonly options: ConnectionPublisherOptions) {}

  /** Told of the whole fleet after each look at it. */
  publish(fleet: readonly FleetCluster[]) {
    const clusters = fleet.flatMap(cluster => this.#connected(cluster));
    this.#latest = new Map(clusters.map(cluster => [cluster.id, cluster]));
    this.options.connections.publish(clusters);
  }

  #connected(cluster: FleetCluster): ConnectedCluster[] {
    const { id, name, labels, connection, delivery } = cluster;
    if (!connection) {
      return [];
    }
    const { connect, clock } = this.options;
    const latest = () => this.#latest.get(id)?.connection;
    return [
      {
        id,
        name,
        labels,
        connection,
        delivery,
        watch: request =>
          new ClusterWatch(
            { connection: latest, connect, clock },
            request,
          ).run(),
      },
    ];
  }
}
