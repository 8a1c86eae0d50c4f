import type {
  ClusterWatchEvent,
  ClusterWatchRequest,
  ConnectedCluster,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';

/** Connections that a test publishes. */
export class FakeFleetConnections implements FleetConnections {
  #clusters?: readonly ConnectedCluster[];

  publish(...[clusters]: Parameters<FleetConnections['publish']>): this {
    this.#clusters = clusters;
    return this;
  }

  isPublished() {
    return this.#clusters !== undefined;
  }

  list() {
    return this.#clusters ?? [];
  }
}

/** A cluster with a token, which nobody has watched. */
export class FakeConnectedCluster implements ConnectedCluster {
  readonly watched: ClusterWatchRequest[] = [];
  /** What watches of it come to. */
  events: ClusterWatchEvent[] = [];
  connection: ConnectedCluster['connection'];

  constructor(
    readonly name: string,
    connection: Partial<ConnectedCluster['connection']> = {},
    readonly id = `id-of-${name}`,
  ) {
    this.connection = {
      url: `https://${name}.example.com`,
      credential: async () => ({ type: 'bearer', token: `token-of-${name}` }),
      ...connection,
    };
  }

  async *watch(request: ClusterWatchRequest) {
    this.watched.push(request);
    yield* this.events;
  }
}
