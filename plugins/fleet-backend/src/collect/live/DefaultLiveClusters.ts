import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterConnection,
  FleetConnections,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ApiServer } from '../apiServer/ApiServer';
import { timeUp } from '../apiServer/http/Deadline';
import type { Clock } from '../clock';
import { liveError } from './liveError';
import type { LiveClusters, LiveRead } from './LiveClusters';

/** For all that one question reads. */
const DEADLINE_MS = 5_000;
/** How many questions may read from one cluster at once. */
const MAX_AT_ONCE = 4;

export interface DefaultLiveClustersOptions {
  connections: Pick<FleetConnections, 'list'>;
  connect(connection: ClusterConnection): ApiServer;
  clock: Clock;
}

/** Over a connection of its own, which goes when the question is answered. */
export class DefaultLiveClusters implements LiveClusters {
  readonly #asking = new Map<string, number>();

  static create(options: DefaultLiveClustersOptions): LiveClusters {
    return new DefaultLiveClusters(options);
  }

  private constructor(private readonly options: DefaultLiveClustersOptions) {}

  async ask<T>(
    clusterId: string,
    work: (read: LiveRead) => Promise<T>,
  ): Promise<T> {
    const { connections, connect } = this.options;
    const cluster = connections.list().find(({ id }) => id === clusterId);
    if (!cluster) {
      throw new ServiceUnavailableError(
        'This backend has no connection to the cluster now; GET /clusters/{id} says why',
      );
    }
    const asking = this.#asking.get(clusterId) ?? 0;
    if (asking >= MAX_AT_ONCE) {
      throw new ServiceUnavailableError(
        'The cluster is being asked by others now; try again in a few seconds',
      );
    }
    this.#asking.set(clusterId, asking + 1);
    const server = connect(cluster.connection);
    try {
      return await this.#inTime(server, work);
    } finally {
      this.#done(clusterId);
      await server.close();
    }
  }

  async #inTime<T>(
    server: ApiServer,
    work: (read: LiveRead) => Promise<T>,
  ): Promise<T> {
    const deadline = new AbortController();
    const answered = new AbortController();
    this.options.clock.sleep(DEADLINE_MS, answered.signal).then(
      () => deadline.abort(timeUp()),
      // Answered before.
      () => {},
    );
    const { signal } = deadline;
    try {
      return await work(async (path, options) => {
        const answer = await server
          .get(path, { ...options, signal })
          .catch(error => Promise.reject(liveError(error)));
        return answer.body;
      });
    } finally {
      answered.abort();
    }
  }

  #done(clusterId: string) {
    const left = this.#asking.get(clusterId)! - 1;
    if (left > 0) {
      this.#asking.set(clusterId, left);
    } else {
      this.#asking.delete(clusterId);
    }
  }
}
