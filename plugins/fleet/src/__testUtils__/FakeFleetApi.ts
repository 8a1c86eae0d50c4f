import type {
  Cluster,
  ClusterDetails,
  ContainerRestarts,
  Coverage,
  Image,
  Placement,
  ServiceVersions,
  Upgrade,
  Workload,
  WorkloadEvent,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  FleetApi,
  FleetRequestOptions,
  ListClustersQuery,
  GetWorkloadLogsQuery,
  ListImagesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
} from '../api';
import { ago, clusterDetails, coverageOf, problemOf } from './fixtures';

interface FakeFleet {
  clusters?: Cluster[];
  /** What the pages of clusters say beyond the list, by id. */
  details?: Record<string, Partial<ClusterDetails>>;
  /** By entity reference. */
  placements?: Record<string, Placement[]>;
  coverage?: Coverage;
  versions?: ServiceVersions[];
  restarts?: ContainerRestarts[];
  images?: Image[];
  /** By the id of a workload. */
  logs?: Record<string, WorkloadLogs>;
  events?: Record<string, WorkloadEvent[]>;
  upgrades?: Upgrade[];
  workloads?: Workload[];
}

/** A fleet in memory, which can be changed, made to fail, and made to wait. */
export class FakeFleetApi implements FleetApi {
  readonly requests: { signal?: AbortSignal }[] = [];
  /** What questions were asked with, the last one last. */
  readonly queries: object[] = [];
  #fleet: FakeFleet;
  #error: Error | undefined;
  #gate: Promise<void> | undefined;

  constructor(fleet: FakeFleet = {}) {
    this.#fleet = fleet;
  }

  /** Replaces the fleet. */
  become(fleet: FakeFleet) {
    this.#fleet = fleet;
  }

  /** Fails every request from now on, or none if there is no error. */
  failWith(error: Error | undefined) {
    this.#error = error;
  }

  /** Lets requests wait until what is returned is called. */
  hold(): () => void {
    let release = () => {};
    this.#gate = new Promise(resolve => {
      release = resolve;
    });
    return release;
  }

  async listClusters(_: ListClustersQuery, options?: FleetRequestOptions) {
    await this.#answer(options);
    const items = this.#fleet.clusters ?? [];
    return { items, totalItems: items.length, coverage: this.#coverage() };
  }

  async getCluster(id: string, options?: FleetRequestOptions) {
    await this.#answer(options);
    const clusters = this.#fleet.clusters ?? [];
    const found =
      clusters.filter(cluster => cluster.id === id).length > 0
        ? clusters.filter(cluster => cluster.id === id)
        : clusters.filter(cluster => cluster.name === id);
    if (found.length === 0) {
      throw new NotFoundError(`There is no cluster ${id}`);
    }
    if (found.length > 1) {
      const ids = found.map(cluster => cluster.id).join(', ');
      throw new ConflictError(`Clusters of the name ${id}: ${ids}`);
    }
    return clusterDetails({
      ...found[0],
      problems: problemOf(found[0]),
      ...this.#fleet.details?.[found[0].id],
    });
  }

  async listPlacements(
    { entityRef = '' }: ListPlacementsQuery,
    options?: FleetRequestOptions,
  ) {
    await this.#answer(options);
    const items = this.#fleet.placements?.[entityRef] ?? [];
    return { items, totalItems: items.length, coverage: this.#coverage() };
  }

  async listVersions(query: ListVersionsQuery, options?: FleetRequestOptions) {
    return this.#page(this.#fleet.versions, query, options);
  }

  async listUpgrades(query: ListUpgradesQuery, options?: FleetRequestOptions) {
    const page = await this.#page(this.#fleet.upgrades, query, options);
    const of = (kind: Upgrade['kind']) =>
      page.items.filter(one => one.kind === kind).length;
    const kind = {
      upgrade: of('upgrade'),
      rollback: of('rollback'),
      reconfigure: of('reconfigure'),
    };
    return { ...page, facets: { kind } };
  }

  async listRestarts(query: ListRestartsQuery, options?: FleetRequestOptions) {
    const page = await this.#page(this.#fleet.restarts, query, options);
    const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
    return {
      ...page,
      totals: {
        restarts: sum(page.items.map(({ count }) => count)),
        crashLooping: page.items.filter(one => one.crashLooping).length,
      },
      facets: { reason: [] },
      window: { since: ago(86_400_000), until: ago(0) },
      partlyWatched: page.items.flatMap(({ evidence, cluster }) =>
        evidence === 'recovered' ? [{ cluster }] : [],
      ),
    };
  }

  async listImages(query: ListImagesQuery, options?: FleetRequestOptions) {
    return this.#page(this.#fleet.images, query, options);
  }

  async listWorkloadEvents(id: string, options?: FleetRequestOptions) {
    await this.#answer(options);
    const items = this.#fleet.events?.[id] ?? [];
    return { items, isWhole: true, coverage: this.#coverage() };
  }

  async getWorkloadLogs(
    id: string,
    query: GetWorkloadLogsQuery,
    options?: FleetRequestOptions,
  ) {
    this.queries.push(query);
    await this.#answer(options);
    const logs = this.#fleet.logs?.[id];
    if (!logs) {
      throw new NotFoundError('There is no such workload');
    }
    return logs;
  }

  async listWorkloads(
    query: ListWorkloadsQuery,
    options?: FleetRequestOptions,
  ) {
    return this.#page(this.#fleet.workloads, query, options);
  }

  /** Two items a page, from the one that the cursor names. */
  async #page<TItem>(
    all: TItem[] = [],
    query: { cursor?: string },
    options?: FleetRequestOptions,
  ) {
    this.queries.push(query);
    await this.#answer(options);
    const from = Number(query.cursor ?? 0);
    const to = from + 2;
    return {
      items: all.slice(from, to),
      nextCursor: to < all.length ? String(to) : undefined,
      totalItems: all.length,
      coverage: this.#coverage(),
    };
  }

  #coverage(): Coverage {
    return this.#fleet.coverage ?? coverageOf(this.#fleet.clusters ?? []);
  }

  async #answer(options: FleetRequestOptions = {}) {
    this.requests.push(options);
    await this.#gate;
    if (this.#error) {
      throw this.#error;
    }
  }
}
