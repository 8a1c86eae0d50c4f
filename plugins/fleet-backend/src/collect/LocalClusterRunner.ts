import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import type { ApiServer } from './apiServer/ApiServer';
import type { Clock } from './clock';
import {
  ClusterCollector,
  type CollectorLogger,
} from './cluster/ClusterCollector';
import type { ClusterRecords } from './cluster/types';
import type { Pace } from './pace/Pace';
import { createPolls } from './polls/createPolls';
import { resourcesFor } from './resources';
import type { ClusterRunner, CollectableCluster } from './ClusterRunner';

export interface LocalClusterRunnerOptions {
  records: ClusterRecords;
  connect(connection: ClusterConnection): ApiServer;
  /** Tells what a cluster is, and keeps it. */
  identify(options: {
    cluster: CollectableCluster;
    server: ApiServer;
    gitVersion: string | undefined;
    signal: AbortSignal;
  }): Promise<void>;
  clock: Clock;
  /** Shared by all clusters. */
  pace: Pace;
  logger: CollectorLogger;
}

/** Collects in the thread that it is called in. */
export class LocalClusterRunner implements ClusterRunner {
  constructor(private readonly options: LocalClusterRunnerOptions) {}

  async run(cluster: CollectableCluster, signal: AbortSignal): Promise<void> {
    const { records, connect, identify, ...shared } = this.options;
    const { id, name, connection, options } = cluster;
    const server = connect(connection);
    const record = records.open(id);
    const { clock, pace } = shared;
    const collector = new ClusterCollector({
      name,
      server,
      record,
      identify: (gitVersion, until) =>
        identify({ cluster, server, gitVersion, signal: until }),
      resources: resourcesFor(options),
      polls: createPolls({ server, record, clock, pace, connect, options }),
      ...shared,
    });
    await collector.run(signal);
  }

  async close(): Promise<void> {}
}
