import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ClusterSyncStatus, KindStats } from '../cluster/types';

/** A cluster as metrics name it. */
interface MeteredCluster {
  id: string;
  name: string;
}

interface Seen {
  name: string;
  status?: ClusterSyncStatus;
  /** The last statistics of each kind, which the next ones go on from. */
  kinds: Map<string, KindStats>;
}

const COUNTED = ['bytes', 'events', 'errors', 'lists', 'repairs'] as const;

/**
 * What collecting costs and how it goes, as OpenTelemetry metrics:
 *
 * - fleet.collector.clusters: clusters that this replica collects, by status
 * - fleet.collector.{bytes,events,errors,lists,repairs}: counts, by cluster
 * - fleet.collector.lag: seconds from received to kept, the longest of each
 *   kind in each 15 s in which something came
 *
 * By cluster and not by kind: a thousand clusters are enough time series.
 */
export class CollectorMetrics {
  readonly #clusters = new Map<string, Seen>();
  readonly #counters;
  readonly #lag;

  constructor(metrics: MetricsService) {
    const units: Partial<Record<string, string>> = { bytes: 'By' };
    this.#counters = COUNTED.map(name => ({
      name,
      counter: metrics.createCounter(`fleet.collector.${name}`, {
        unit: units[name],
      }),
    }));
    this.#lag = metrics.createHistogram('fleet.collector.lag', {
      description: 'From received to kept',
      unit: 's',
    });
    metrics
      .createObservableGauge('fleet.collector.clusters', {
        description: 'Clusters that this replica collects',
      })
      .addCallback(result => {
        for (const [status, count] of this.#byStatus()) {
          result.observe(count, { status });
        }
      });
  }

  onSync(cluster: MeteredCluster, status: ClusterSyncStatus): void {
    this.#seen(cluster).status = status;
  }

  onStats(cluster: MeteredCluster, stats: readonly KindStats[]): void {
    const { kinds, name } = this.#seen(cluster);
    for (const now of stats) {
      const before = kinds.get(now.kind);
      for (const { name: field, counter } of this.#counters) {
        const grown = now[field] - (before?.[field] ?? 0);
        if (grown > 0) {
          counter.add(grown, { cluster: name });
        }
      }
      if (now.lagMs !== undefined) {
        this.#lag.record(now.lagMs / 1000);
      }
      kinds.set(now.kind, now);
    }
  }

  /** The cluster is not collected here any more. */
  forget(clusterId: string): void {
    this.#clusters.delete(clusterId);
  }

  #seen({ id, name }: MeteredCluster): Seen {
    const seen = this.#clusters.get(id) ?? { name, kinds: new Map() };
    this.#clusters.set(id, seen);
    return seen;
  }

  #byStatus(): Map<ClusterSyncStatus, number> {
    const counts = new Map<ClusterSyncStatus, number>();
    for (const { status } of this.#clusters.values()) {
      if (status) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    }
    return counts;
  }
}
