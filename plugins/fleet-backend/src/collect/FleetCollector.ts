import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterConnection,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import type { FleetCluster } from '../clusters/registry';
import type { ApiServer } from './apiServer/ApiServer';
import type { Clock } from './clock';
import { ClusterCollector } from './cluster/ClusterCollector';
import type { ClusterRecord, ClusterRecords } from './cluster/types';

export interface FleetCollectorOptions {
  records: ClusterRecords;
  connect(connection: ClusterConnection): ApiServer;
  detectors: readonly DistributionDetector[];
  clock: Clock;
  logger: LoggerService;
}

interface Running {
  fingerprint: string;
  /** As its locator named it last: the credential is always that one's. */
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
  }

  #start(cluster: FleetCluster) {
    const running: Running = {
      fingerprint: fingerprint(cluster),
      latest: cluster,
    };
    this.#running.set(cluster.id, running);
    const record = this.options.records.open(cluster.id);
    const stopping = new AbortController();
    const work = cluster.connection
      ? this.#collector(running, cluster.connection, record).run(
          stopping.signal,
        )
      : recordProblem(record, cluster);
    const done = work.catch(error => {
      const { logger } = this.options;
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

  #collector(
    running: Running,
    connection: ClusterConnection,
    record: ClusterRecord,
  ) {
    const { connect, detectors, clock, logger } = this.options;
    const server = connect({
      ...connection,
      credential: options =>
        (running.latest.connection ?? connection).credential(options),
    });
    const { name } = running.latest;
    return new ClusterCollector({
      name,
      server,
      record,
      detectors,
      clock,
      logger,
    });
  }

  async #stop(id: string) {
    const running = this.#running.get(id);
    this.#running.delete(id);
    await running?.stop?.();
  }
}

async function recordProblem(record: ClusterRecord, cluster: FleetCluster) {
  const status = (await record.hasSynced()) ? 'stale' : 'unreachable';
  await record.recordSync({ status, reason: cluster.problem });
}

/** What a collector was started with; credentials are asked for at use. */
function fingerprint({ connection, problem }: FleetCluster): string {
  const { url, caData, tlsServerName, skipTlsVerify } = connection ?? {};
  return JSON.stringify([url, caData, tlsServerName, skipTlsVerify, problem]);
}
