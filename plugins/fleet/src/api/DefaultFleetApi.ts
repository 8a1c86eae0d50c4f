import type {
  ClusterDetails,
  ClusterList,
  ImageList,
  PlacementList,
  RestartList,
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
  FleetRequestOptions,
  ListClustersQuery,
  GetWorkloadLogsQuery,
  ListImagesQuery,
  ListPlacementsQuery,
  ListRestartsQuery,
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
    const response = await this.#fetchApi.fetch(`plugin://fleet${path}`, {
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
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
