import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import type {
  ClusterRunner,
  CollectableCluster,
  CollectorMetrics,
} from '../collect';
import type { InventoryRecords, InventoryWriter } from '../inventory';
import { link, type Port } from './link';
import { mainFunctions, type OnMain } from './mainFunctions';
import type { MainFunctions, RemoteThread, ThreadFunctions } from './protocol';

/** A thread that was started, or what stands for one. */
export interface Thread extends Port {
  /** Told once, when it has ended by itself. */
  onEnded(listener: (reason: Error) => void): void;
  terminate(): Promise<void>;
}

export interface ThreadClusterRunnerOptions {
  startThread(): Thread;
  records: InventoryRecords;
  writer: InventoryWriter;
  detectors: readonly DistributionDetector[];
  metrics: CollectorMetrics;
  logger: LoggerService;
}

/**
 * Collects in a thread of its own, so that streams, decoding and comparing do
 * not hold up the portal. A thread that dies is started again by whoever runs
 * a cluster next; everything resumes from its checkpoints.
 */
export class ThreadClusterRunner implements ClusterRunner {
  readonly #clusters = new Map<string, OnMain>();
  #thread?: { thread: Thread; remote: RemoteThread };

  constructor(private readonly options: ThreadClusterRunnerOptions) {}

  async run(cluster: CollectableCluster, signal: AbortSignal): Promise<void> {
    const { id, name, connection, options } = cluster;
    const { remote } = this.#start();
    const { credential: _, ...wire } = connection;
    const record = this.options.records.open(id);
    this.#clusters.set(id, { name, connection, record, signal });
    const stop = () => {
      remote.stop.asEvent(id).catch(() => {});
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      await remote.run({ id, name, connection: wire, options });
    } finally {
      signal.removeEventListener('abort', stop);
      this.#clusters.delete(id);
      this.options.metrics.forget(id);
    }
  }

  async close(): Promise<void> {
    const running = this.#thread;
    this.#thread = undefined;
    await running?.thread.terminate();
    running?.remote.$close();
  }

  #start() {
    this.#thread ??= this.#newThread();
    return this.#thread;
  }

  #newThread() {
    const { startThread, records: _, ...options } = this.options;
    const thread = startThread();
    const remote: RemoteThread = link<ThreadFunctions, MainFunctions>(
      thread,
      mainFunctions({
        ...options,
        clusters: this.#clusters,
        getJson: (...args) => remote.getJson(...args),
      }),
    );
    thread.onEnded(reason => {
      if (this.#thread?.thread === thread) {
        this.#thread = undefined;
        options.logger.error(
          'The collector thread ended; it is started again',
          reason,
        );
      }
      remote.$close(reason);
    });
    return { thread, remote };
  }
}
