import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import type { FleetCluster } from '../clusters/registry';
import type { ClusterRecord } from './cluster/types';
import type { ClusterRunner, CollectableCluster } from './ClusterRunner';

/** What is recorded of a cluster that cannot be connected to. */
type StateRecord = Pick<ClusterRecord, 'hasSynced' | 'recordSync'>;

export interface FleetCollectorOptions {
  runner: ClusterRunner;
  records: { open(clusterId: string): StateRecord };
  logger: LoggerService;
}

interface Running {
  fingerprint: string;
  /** As its locator named it last. */
  latest: FleetCluster;
  stop?: () => Promise<void>;
}

/** Runs one collector per cluster that can be connected to. */
export class FleetCollector {
  readonly #running = new Map<string, Running>();

  constructor(private readonly options: FleetCollectorOptions) {}

  /** Starts, restarts and stops collectors until they are these clusters'. */
  async follow(clusters: readonly FleetCluster[]): Promise<void> {
    const wanted = new Map(clusters.map(cluster => [cluster.id, cluster]));
    const outdated = [...this.#running].filter(([id, running]) => {
      const cluster = wanted.get(id);
      return !cluster || fingerprint(cluster) !== running.fingerprint;
    });
    await Promise.all(outdated.map(([id]) => this.#stop(id)));
    for (const cluster of wanted.values()) {
      const running = this.#running.get(cluster.id);
      if (running) {
        running.latest = cluster;
      } else {
        this.#start(cluster);
      }
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#running.keys()].map(id => this.#stop(id)));
    await this.options.runner.close();
  }

  #start(cluster: FleetCluster) {
    const { runner, records, logger } = this.options;
    const running: Running = {
      fingerprint: fingerprint(cluster),
      latest: cluster,
    };
    this.#running.set(cluster.id, running);
    const stopping = new AbortController();
    const work = cluster.connection
      ? runner.run(collectable(running, cluster.connection), stopping.signal)
      : recordProblem(records.open(cluster.id), cluster);
    const done = work.catch(error => {
      logger.error(`Cluster ${cluster.name} is not collected`, error);
      // It is started again at the next look at the fleet.
      if (this.#running.get(cluster.id) === running) {
        this.#running.delete(cluster.id);
      }
    });
    running.stop = async () => {
      stopping.abort();
      await done;
    };
  }

  async #stop(id: string) {
    const running = this.#running.get(id);
    this.#running.delete(id);
    await running?.stop?.();
  }
}

/** Its credential is always that of the cluster as it was named last. */
function collectable(
  running: Running,
  connection: ClusterConnection,
): CollectableCluster {
  const { id, name, options } = running.latest;
  return {
    id,
    name,
    options,
    connection: {
      ...connection,
      credential: request =>
        (running.latest.connection ?? connection).credential(request),
    },
  };
}

async function recordProblem(record: StateRecord, cluster: FleetCluster) {
  const status = (await record.hasSynced()) ? 'stale' : 'unreachable';
  await record.recordSync({ status, reason: cluster.problem });
}

/** What a collector was started with; credentials are asked for at use. */
function fingerprint(cluster: FleetCluster): string {
  const { connection, problem, options } = cluster;
  const { url, caData, tlsServerName, skipTlsVerify } = connection ?? {};
  return JSON.stringify([
    ...[url, caData, tlsServerName, skipTlsVerify, problem],
    options?.helmSecrets,
    options?.openCost,
  ]);
}
