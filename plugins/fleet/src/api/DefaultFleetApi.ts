import type {
  BlastRadius,
  AddonList,
  CertificateList,
  DeprecatedApiList,
  ChangeList,
  ClusterDetails,
  ClusterList,
  ClusterVersionList,
  CostList,
  DifferenceList,
  DeclaredList,
  ImageList,
  NewRollout,
  NewSavedSearch,
  NodeList,
  PlacementList,
  RestartList,
  Rollout,
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
  RolloutList,
  RolloutPlan,
  SavedSearch,
  SavedSearchList,
  UnclaimedList,
  UpgradeList,
  VersionList,
  WorkloadEventList,
  WorkloadList,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type { FleetApi } from './FleetApi';
import type {
  EstimateCostsQuery,
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
} from './types';

type QueryValue = string | number | boolean | string[] | undefined;

/** Asks the fleet's backend over HTTP, as the person who is signed in. */
export class DefaultFleetApi implements FleetApi {
  readonly #fetchApi: FetchApi;

  static create(options: { fetchApi: FetchApi }): DefaultFleetApi {
    return new DefaultFleetApi(options.fetchApi);
  }

  private constructor(fetchApi: FetchApi) {
    this.#fetchApi = fetchApi;
  }

  listClusters(query: ListClustersQuery, options?: FleetRequestOptions) {
    return this.#get<ClusterList>(`/clusters${search(query)}`, options);
  }

  getCluster(id: string, options?: FleetRequestOptions) {
    const path = `/clusters/${encodeURIComponent(id)}`;
    return this.#get<ClusterDetails>(path, options);
  }

  listPlacements(query: ListPlacementsQuery, options?: FleetRequestOptions) {
    return this.#get<PlacementList>(`/placements${search(query)}`, options);
  }

  listVersions(query: ListVersionsQuery, options?: FleetRequestOptions) {
    return this.#get<VersionList>(`/versions${search(query)}`, options);
  }

  listUpgrades(query: ListUpgradesQuery, options?: FleetRequestOptions) {
    return this.#get<UpgradeList>(`/upgrades${search(query)}`, options);
  }

  listWorkloads(query: ListWorkloadsQuery, options?: FleetRequestOptions) {
    return this.#get<WorkloadList>(`/workloads${search(query)}`, options);
  }

  listRestarts(query: ListRestartsQuery, options?: FleetRequestOptions) {
    return this.#get<RestartList>(`/restarts${search(query)}`, options);
  }

  listImages(query: ListImagesQuery, options?: FleetRequestOptions) {
    return this.#get<ImageList>(`/images${search(query)}`, options);
  }

  listClusterVersions(
    query: ListClusterVersionsQuery,
    options?: FleetRequestOptions,
  ) {
    const path = `/versions/clusters${search(query)}`;
    return this.#get<ClusterVersionList>(path, options);
  }

  listNodes(query: ListNodesQuery, options?: FleetRequestOptions) {
    return this.#get<NodeList>(`/nodes${search(query)}`, options);
  }

  listDeprecatedApis(
    query: ListDeprecatedApisQuery,
    options?: FleetRequestOptions,
  ) {
    const path = `/deprecated-apis${search(query)}`;
    return this.#get<DeprecatedApiList>(path, options);
  }

  listAddons(query: ListAddonsQuery, options?: FleetRequestOptions) {
    return this.#get<AddonList>(`/addons${search(query)}`, options);
  }

  listCertificates(
    query: ListCertificatesQuery,
    options?: FleetRequestOptions,
  ) {
    return this.#get<CertificateList>(`/certificates${search(query)}`, options);
  }

  listChanges(query: ListChangesQuery, options?: FleetRequestOptions) {
    return this.#get<ChangeList>(`/changes${search(query)}`, options);
  }

  listDifferences(query: ListDifferencesQuery, options?: FleetRequestOptions) {
    return this.#get<DifferenceList>(`/differences${search(query)}`, options);
  }

  estimateCosts(query: EstimateCostsQuery, options?: FleetRequestOptions) {
    return this.#get<CostList>(`/costs${search(query)}`, options);
  }

  listRollouts(query: ListRolloutsQuery, options?: FleetRequestOptions) {
    return this.#get<RolloutList>(`/rollouts${search(query)}`, options);
  }

  getRollout(id: string, options?: FleetRequestOptions) {
    return this.#get<RolloutDetails>(rolloutPath(id), options);
  }

  getRolloutPlan(id: string, options?: FleetRequestOptions) {
    return this.#get<RolloutPlan>(`${rolloutPath(id)}/plan`, options);
  }

  planRollout(rollout: NewRollout, options?: FleetRequestOptions) {
    const path = '/rollouts?dryRun=true';
    return this.#post<RolloutPlan>(path, rollout, options);
  }

  createRollout(rollout: NewRollout, options?: FleetRequestOptions) {
    return this.#post<Rollout>('/rollouts', rollout, options);
  }

  actOnRollout(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    options?: FleetRequestOptions,
  ) {
    return this.#post<Rollout>(`${rolloutPath(id)}/${act}`, request, options);
  }

  listSavedSearches(
    query: ListSavedSearchesQuery,
    options?: FleetRequestOptions,
  ) {
    const path = `/saved-searches${search(query)}`;
    return this.#get<SavedSearchList>(path, options);
  }

  saveSearch(saved: NewSavedSearch, options?: FleetRequestOptions) {
    return this.#post<SavedSearch>('/saved-searches', saved, options);
  }

  async deleteSavedSearch(id: string, options?: FleetRequestOptions) {
    const path = `/saved-searches/${encodeURIComponent(id)}`;
    await this.#send(path, options, { method: 'DELETE' });
  }

  getBlastRadius(query: GetBlastRadiusQuery, options?: FleetRequestOptions) {
    return this.#get<BlastRadius>(`/blast-radius${search(query)}`, options);
  }

  listUnclaimed(query: ListUnclaimedQuery, options?: FleetRequestOptions) {
    return this.#get<UnclaimedList>(`/unclaimed${search(query)}`, options);
  }

  listDeclared(query: ListDeclaredQuery, options?: FleetRequestOptions) {
    return this.#get<DeclaredList>(`/declared${search(query)}`, options);
  }

  listWorkloadEvents(id: string, options?: FleetRequestOptions) {
    const path = `/workloads/${encodeURIComponent(id)}/events`;
    return this.#get<WorkloadEventList>(path, options);
  }

  getWorkloadLogs(
    id: string,
    query: GetWorkloadLogsQuery,
    options?: FleetRequestOptions,
  ) {
    const path = `/workloads/${encodeURIComponent(id)}/logs`;
    return this.#get<WorkloadLogs>(`${path}${search(query)}`, options);
  }

  async #get<T>(path: string, options?: FleetRequestOptions): Promise<T> {
    const response = await this.#send(path, options);
    return response.json();
  }

  async #post<T>(
    path: string,
    body: object,
    options?: FleetRequestOptions,
  ): Promise<T> {
    const response = await this.#send(path, options, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async #send(
    path: string,
    options?: FleetRequestOptions,
    init?: RequestInit,
  ): Promise<Response> {
    const response = await this.#fetchApi.fetch(`plugin://fleet${path}`, {
      ...init,
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function rolloutPath(id: string): string {
  return `/rollouts/${encodeURIComponent(id)}`;
}

function search(query: Record<string, QueryValue>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) {
      params.append(name, String(item));
    }
  }
  return params.size > 0 ? `?${params}` : '';
}
