import { NotFoundError } from '@backstage/errors';
import {
  type ApiServer,
  type Clock,
  LocalClusterRunner,
  Pace,
} from '../collect';
import type { Projection } from '../inventory';
import { link, type Port } from './link';
import type {
  MainFunctions,
  RemoteMain,
  ThreadFunctions,
  WireCluster,
} from './protocol';
import { RemoteClusterRecords } from './RemoteClusterRecords';
import { remoteConnection } from './remoteConnection';
import { remoteLogger } from './remoteLogger';

export interface ServeThreadOptions {
  port: Port;
  projections: ReadonlyMap<string, Projection>;
  clock: Clock;
  connect: ConstructorParameters<typeof LocalClusterRunner>[0]['connect'];
}

interface Running {
  stop: AbortController;
  server: ApiServer;
}

/** Collects the clusters that the main thread names, until it stops them. */
export function serveThread(options: ServeThreadOptions): void {
  const { port, projections, clock, connect } = options;
  const pace = new Pace(clock);
  const running = new Map<string, Running>();
  const main: RemoteMain = link<MainFunctions, ThreadFunctions>(port, {
    run: cluster => run(cluster),
    stop: clusterId => running.get(clusterId)?.stop.abort(),
    getJson(clusterId, path, timeoutMs) {
      const { stop, server } = runningCluster(running, clusterId);
      return server.getJson(path, { signal: stop.signal, timeoutMs });
    },
  });
  const records = new RemoteClusterRecords(main, projections);
  const logger = remoteLogger(main);

  async function run({ connection, ...wire }: WireCluster) {
    const { id } = wire;
    const stop = new AbortController();
    const runner = new LocalClusterRunner({
      records,
      clock,
      pace,
      logger,
      connect(to) {
        const server = connect(to);
        running.set(id, { stop, server });
        return server;
      },
      identify: ({ gitVersion }) => main.identify(id, gitVersion),
    });
    const cluster = {
      ...wire,
      connection: remoteConnection(main, id, connection),
    };
    await runner.run(cluster, stop.signal).finally(() => running.delete(id));
  }
}

function runningCluster(running: Map<string, Running>, clusterId: string) {
  const found = running.get(clusterId);
  if (!found) {
    throw new NotFoundError('The cluster is not collected any more');
  }
  return found;
}
