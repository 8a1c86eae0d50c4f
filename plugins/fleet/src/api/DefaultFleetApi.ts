import type {
  ClusterDetails,
  ClusterList,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import type { FleetApi } from './FleetApi';
import type {
  FleetRequestOptions,
  ListClustersQuery,
  ListPlacementsQuery,
} from './types';

type QueryValue = string | number | string[] | undefined;

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
