import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterConnection,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import { NotFoundError } from '@backstage/errors';
import { type CollectorMetrics, identify } from '../collect';
import type { InventoryRecord, InventoryWriter } from '../inventory';
import type { MainFunctions, ThreadFunctions } from './protocol';

/** What the main thread keeps of a cluster that is collected. */
export interface OnMain {
  name: string;
  connection: ClusterConnection;
  record: InventoryRecord;
  signal: AbortSignal;
}

/** What the thread may ask of the main thread. */
export function mainFunctions(options: {
  clusters: ReadonlyMap<string, OnMain>;
  writer: InventoryWriter;
  detectors: readonly DistributionDetector[];
  logger: LoggerService;
  metrics: CollectorMetrics;
  getJson: ThreadFunctions['getJson'];
}): MainFunctions {
  const { clusters, writer, detectors, logger, metrics, getJson } = options;
  const at = (clusterId: string): OnMain => {
    const cluster = clusters.get(clusterId);
    if (!cluster) {
      throw new NotFoundError('The cluster is not collected any more');
    }
    return cluster;
  };
  return {
    credential: async (id, refused) => {
      const { connection, signal } = at(id);
      return connection.credential({ signal, refused });
    },
    identify: async (id, gitVersion) => {
      const { record, signal } = at(id);
      await record.recordIdentity(
        await identify({
          server: {
            getJson: (path, { timeoutMs }) => getJson(id, path, timeoutMs),
          },
          nodeFacts: () => record.nodeFacts(),
          detectors,
          gitVersion,
          signal,
        }),
      );
    },
    hasSynced: async id => at(id).record.hasSynced(),
    recordSync: async (id, sync) => {
      const { name, record } = at(id);
      metrics.onSync({ id, name }, sync.status);
      await record.recordSync(sync);
    },
    recordHeard: async (id, time) => at(id).record.recordHeard(time),
    recordCertificate: async (id, certificate) =>
      at(id).record.recordCertificate(certificate),
    recordNodeUsage: async (id, usage) => at(id).record.recordNodeUsage(usage),
    recordCosts: async (id, costs) => at(id).record.recordCosts(costs),
    recordDeprecatedApis: async (id, found) =>
      at(id).record.recordDeprecatedApis(found),
    recordKind: async (id, kind, state) =>
      at(id).record.recordKind(kind, state),
    recordStats: async (id, stats) => {
      const { name, record } = at(id);
      metrics.onStats({ id, name }, stats);
      await record.recordStats(stats);
    },
    checkpoint: key => writer.checkpoint(key),
    known: key => writer.known(key),
    commit: batch => writer.commit(batch),
    log: (level, message) => logger[level](message),
  };
}
