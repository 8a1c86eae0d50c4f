import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClusterDetails,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';
import type { FleetConnections } from '@flotilla/backstage-plugin-fleet-node';
import { toClusterDetails } from './clusterDetails';
import { withUniqueNames } from './withUniqueNames';

/** A fleet backend in this process has looked for its clusters by then. */
const PATIENCE_MS = 60_000;

type GetClustersOptions = Parameters<
  KubernetesClustersSupplier['getClusters']
>[0];

export interface FleetClusterSupplierOptions {
  connections: FleetConnections;
  /** Who names clusters besides the fleet. */
  others?: KubernetesClustersSupplier;
  lookUpMetrics: boolean;
  logger: LoggerService;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Names the fleet's clusters that can be connected to, after those that
 * `kubernetes.clusterLocatorMethods` names. One that both name is that one's.
 */
export class FleetClusterSupplier implements KubernetesClustersSupplier {
  readonly #startedAt: number;
  #hasWarned = false;

  constructor(private readonly options: FleetClusterSupplierOptions) {
    this.#startedAt = options.now();
  }

  async getClusters(options: GetClustersOptions): Promise<ClusterDetails[]> {
    const { connections, others, lookUpMetrics } = this.options;
    const foreign = (await others?.getClusters(options)) ?? [];
    const foreignUrls = new Set(foreign.map(({ url }) => normalized(url)));
    this.#warnOnce();
    const own = connections
      .list()
      .filter(({ connection }) => !foreignUrls.has(normalized(connection.url)));
    const named = withUniqueNames(
      own,
      foreign.map(({ name }) => name),
    );
    return [
      ...foreign,
      ...named.map(({ cluster, name }) => ({
        ...toClusterDetails(cluster),
        name,
        skipMetricsLookup: !lookUpMetrics,
      })),
    ];
  }

  #warnOnce() {
    const { connections, logger, now } = this.options;
    const isLate = now() - this.#startedAt > PATIENCE_MS;
    if (this.#hasWarned || !isLate || connections.isPublished()) {
      return;
    }
    this.#hasWarned = true;
    logger.warn(
      'The Kubernetes plugin shows no cluster of the fleet: no fleet backend runs in this process. Add @flotilla/backstage-plugin-fleet-backend to this backend, or remove the fleet module of the Kubernetes plugin from it.',
    );
  }
}

function normalized(url: string): string {
  return url.replace(/\/+$/, '').toLowerCase();
}
