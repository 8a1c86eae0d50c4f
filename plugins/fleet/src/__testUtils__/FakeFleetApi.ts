import type {
  BlastRadius,
  Addon,
  Certificate,
  DeprecatedApi,
  DeprecatedApiGap,
  Change,
  Cluster,
  ClusterDetails,
  ClusterNode,
  ClusterVersion,
  ContainerRestarts,
  Cost,
  DifferenceList,
  Coverage,
  DeclaredService,
  Image,
  NewRollout,
  NewSavedSearch,
  NodeGroup,
  Placement,
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
  RolloutPlan,
  SavedSearch,
  ServiceVersions,
  UnclaimedWorkload,
  Upgrade,
  Workload,
  WorkloadDifference,
  WorkloadEvent,
  WorkloadGroup,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  EstimateCostsQuery,
  FleetApi,
  FleetRequestOptions,
  ListAddonsQuery,
  ListCertificatesQuery,
  ListDeprecatedApisQuery,
  ListChangesQuery,
  ListClustersQuery,
  ListClusterVersionsQuery,
  ListDifferencesQuery,
  GetBlastRadiusQuery,
  GetWorkloadLogsQuery,
  ListDeclaredQuery,
  ListImagesQuery,
  ListNodesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
  ListRolloutsQuery,
  ListSavedSearchesQuery,
  ListUnclaimedQuery,
  ListUpgradesQuery,
  ListVersionsQuery,
  ListWorkloadsQuery,
} from '../api';
import { ago, clusterDetails, coverageOf, problemOf } from './fixtures';
import { savedSearch } from './questions';
import { rollout } from './rollouts';

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
  /** All but its coverage. */
  blastRadius?: Omit<BlastRadius, 'coverage'>;
  unclaimed?: UnclaimedWorkload[];
  declared?: DeclaredService[];
  /** By the id of a workload. */
  logs?: Record<string, WorkloadLogs>;
  events?: Record<string, WorkloadEvent[]>;
  upgrades?: Upgrade[];
  workloads?: Workload[];
  workloadGroups?: WorkloadGroup[];
  clusterVersions?: ClusterVersion[];
  nodes?: ClusterNode[];
  nodeGroups?: NodeGroup[];
  certificates?: Certificate[];
  addons?: Addon[];
  deprecatedApis?: DeprecatedApi[];
  /** Of deprecated APIs. */
  gaps?: DeprecatedApiGap[];
  costs?: Cost[];
  changes?: Change[];
  differences?: WorkloadDifference[];
  /** What is answered besides rows. */
  compared?: Partial<DifferenceList>;
  savedSearches?: SavedSearch[];
  rollouts?: RolloutDetails[];
  /** What every rollout would do. */
  rolloutPlan?: Omit<RolloutPlan, 'coverage'>;
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

  async getBlastRadius(
    query: GetBlastRadiusQuery,
    options?: FleetRequestOptions,
  ) {
    this.queries.push(query);
    await this.#answer(options);
    const { blastRadius } = this.#fleet;
    if (!blastRadius) {
      throw new NotFoundError('There is no such cluster');
    }
    return { ...blastRadius, coverage: this.#coverage() };
  }

  async listUnclaimed(
    query: ListUnclaimedQuery,
    options?: FleetRequestOptions,
  ) {
    const page = await this.#page(this.#fleet.unclaimed, query, options);
    return { ...page, totalWorkloads: page.totalItems + 100 };
  }

  async listDeclared(query: ListDeclaredQuery, options?: FleetRequestOptions) {
    return this.#page(this.#fleet.declared, query, options);
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
    const page = await this.#page(this.#fleet.workloads, query, options);
    return { ...page, groups: query.groupBy && this.#fleet.workloadGroups };
  }

  async listClusterVersions(
    query: ListClusterVersionsQuery,
    options?: FleetRequestOptions,
  ) {
    return this.#page(this.#fleet.clusterVersions, query, options);
  }

  async listNodes(query: ListNodesQuery, options?: FleetRequestOptions) {
    const page = await this.#page(this.#fleet.nodes, query, options);
    return { ...page, groups: query.groupBy && this.#fleet.nodeGroups };
  }

  async listAddons(query: ListAddonsQuery, options?: FleetRequestOptions) {
    return this.#page(this.#fleet.addons, query, options);
  }

  async listDeprecatedApis(
    query: ListDeprecatedApisQuery,
    options?: FleetRequestOptions,
  ) {
    const page = await this.#page(this.#fleet.deprecatedApis, query, options);
    const source = { url: 'https://docs.example/apis', asOf: '2026-11-01' };
    return { ...page, gaps: this.#fleet.gaps ?? [], source };
  }

  async listCertificates(
    query: ListCertificatesQuery,
    options?: FleetRequestOptions,
  ) {
    return this.#page(this.#fleet.certificates, query, options);
  }

  async estimateCosts(
    query: EstimateCostsQuery,
    options?: FleetRequestOptions,
  ) {
    const page = await this.#page(this.#fleet.costs, query, options);
    return { ...page, estimate: true, madeOf: 'requests' as const };
  }

  async listChanges(query: ListChangesQuery, options?: FleetRequestOptions) {
    const page = await this.#page(this.#fleet.changes, query, options);
    const of = (kind: Change['kind']) =>
      page.items.filter(one => one.kind === kind).length;
    const kind = {
      upgrade: of('upgrade'),
      rollback: of('rollback'),
      reconfigure: of('reconfigure'),
      scaling: of('scaling'),
      restarts: of('restarts'),
      nodesAdded: of('nodesAdded'),
      nodesRemoved: of('nodesRemoved'),
      clusterVersion: of('clusterVersion'),
      policy: of('policy'),
    };
    return { ...page, facets: { kind } };
  }

  async listDifferences(
    query: ListDifferencesQuery,
    options?: FleetRequestOptions,
  ): Promise<DifferenceList> {
    const page = await this.#page(this.#fleet.differences, query, options);
    const of = (kind: WorkloadDifference['kinds'][number]) =>
      page.items.filter(({ kinds }) => kinds.includes(kind)).length;
    return {
      left: { id: query.left, name: query.left },
      right: { id: query.right, name: query.right },
      clusters: [],
      configuration: { by: 'templateHash', compared: page.items.length },
      counts: {
        onlyLeft: of('onlyLeft'),
        onlyRight: of('onlyRight'),
        images: of('images'),
        digests: of('digests'),
        version: of('version'),
        replicas: of('replicas'),
        configuration: of('configuration'),
        same: 0,
      },
      ...page,
      ...this.#fleet.compared,
    };
  }

  async listRollouts(query: ListRolloutsQuery, options?: FleetRequestOptions) {
    const { rollouts } = this.#fleet;
    const { totalItems: _, ...page } = await this.#page(
      rollouts,
      query,
      options,
    );
    return page;
  }

  async getRollout(id: string, options?: FleetRequestOptions) {
    await this.#answer(options);
    const found = this.#fleet.rollouts?.find(one => one.id === id);
    if (!found) {
      throw new NotFoundError('There is no rollout with this id');
    }
    return found;
  }

  async getRolloutPlan(id: string, options?: FleetRequestOptions) {
    await this.getRollout(id, options);
    return this.#plan();
  }

  async planRollout(planned: NewRollout, options?: FleetRequestOptions) {
    this.queries.push(planned);
    await this.#answer(options);
    return this.#plan();
  }

  async createRollout(
    { name, entityRef }: NewRollout,
    options?: FleetRequestOptions,
  ) {
    await this.#answer(options);
    const created = rollout({ id: `rollout-${name}`, name, entityRef });
    const { rollouts = [] } = this.#fleet;
    this.#fleet.rollouts = [created, ...rollouts];
    return created;
  }

  /** Only tells that it was asked; what becomes of it is for the test to say. */
  async actOnRollout(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    options?: FleetRequestOptions,
  ) {
    this.queries.push({ id, act, ...request });
    return this.getRollout(id, options);
  }

  async listSavedSearches(
    _: ListSavedSearchesQuery,
    options?: FleetRequestOptions,
  ) {
    await this.#answer(options);
    return { items: this.#fleet.savedSearches ?? [] };
  }

  async saveSearch(search: NewSavedSearch, options?: FleetRequestOptions) {
    this.queries.push(search);
    await this.#answer(options);
    const { savedSearches = [] } = this.#fleet;
    const saved = savedSearch({ ...search, id: `saved-${search.name}` });
    this.#fleet.savedSearches = [...savedSearches, saved];
    return saved;
  }

  async deleteSavedSearch(id: string, options?: FleetRequestOptions) {
    await this.#answer(options);
    const { savedSearches = [] } = this.#fleet;
    this.#fleet.savedSearches = savedSearches.filter(one => one.id !== id);
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

  #plan(): RolloutPlan {
    const none = { waves: [], items: [], cycles: [], problems: [] };
    const { rolloutPlan = none } = this.#fleet;
    return { ...rolloutPlan, coverage: this.#coverage() };
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
