import type { ConnectedCluster, FleetConnections } from './types';

/** Hands clusters on within one process. */
export class InProcessFleetConnections implements FleetConnections {
  #clusters?: readonly ConnectedCluster[];

  publish(clusters: readonly ConnectedCluster[]) {
    this.#clusters = clusters;
  }

  isPublished() {
    return this.#clusters !== undefined;
  }

  list() {
    return this.#clusters ?? [];
  }
}
