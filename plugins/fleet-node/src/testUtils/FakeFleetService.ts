import type {
  Cluster,
  ClusterList,
  Coverage,
  ListClusters,
  ListVersions,
  ServiceVersions,
  VersionList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetService } from '@flotilla/backstage-plugin-fleet-node';

const DEFAULT_LIMIT = 100;

/**
 * A fleet that a test fills. It answers page by page as the API does, and knows
 * no filter.
 *
 * @public
 */
export class FakeFleetService implements FleetService {
  /** All that there are, in the order of the answer. */
  clusters: Cluster[] = [];
  /** All that run anywhere, in the order of the answer. */
  services: ServiceVersions[] = [];
  /** What every question fails with, while there is one. */
  failure?: Error;

  /** One page of the clusters. */
  async listClusters(query: ListClusters['query']): Promise<ClusterList> {
    return this.#page(this.clusters, query);
  }

  /** One page of the services. */
  async listVersions(query: ListVersions['query']): Promise<VersionList> {
    return this.#page(this.services, query);
  }

  #page<T>(
    all: readonly T[],
    { limit = DEFAULT_LIMIT, cursor }: { limit?: number; cursor?: string },
  ) {
    if (this.failure) {
      throw this.failure;
    }
    const from = Number(cursor ?? 0);
    const until = from + limit;
    return {
      items: structuredClone(all.slice(from, until)),
      nextCursor: until < all.length ? String(until) : undefined,
      totalItems: all.length,
      coverage: coverageOf(this.clusters.length),
    };
  }
}

/**
 * A cluster that is seen now, of which little is known.
 *
 * @public
 */
export function fakeCluster(
  known: Partial<Cluster> & { name: string },
): Cluster {
  return {
    id: `id-of-${known.name}`,
    distribution: 'unknown',
    labels: {},
    health: 'healthy',
    nodes: { total: 1, ready: 1 },
    workloads: { total: 0, unhealthy: 0 },
    sync: { status: 'current', since: '2026-11-24T12:00:00.000Z' },
    ...known,
  };
}

function coverageOf(clusters: number): Coverage {
  return {
    clusters,
    current: clusters,
    initial: 0,
    stale: 0,
    unreachable: 0,
    forbidden: 0,
    problems: [],
  };
}
