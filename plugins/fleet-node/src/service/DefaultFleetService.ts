import type { AuthService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  DefaultApiClient,
  type ListClusters,
  type ListVersions,
  type RequestOptions,
  type TypedResponse,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetService, FleetServiceRequestOptions } from './types';

/** Asks over HTTP, wherever the fleet backend runs. */
export class DefaultFleetService implements FleetService {
  readonly #auth: Pick<AuthService, 'getPluginRequestToken'>;
  readonly #client: DefaultApiClient;

  constructor(options: {
    auth: Pick<AuthService, 'getPluginRequestToken'>;
    client: DefaultApiClient;
  }) {
    this.#auth = options.auth;
    this.#client = options.client;
  }

  listClusters(
    query: ListClusters['query'],
    options: FleetServiceRequestOptions,
  ) {
    return this.#ask(options, as => this.#client.listClusters({ query }, as));
  }

  listVersions(
    query: ListVersions['query'],
    options: FleetServiceRequestOptions,
  ) {
    return this.#ask(options, as => this.#client.listVersions({ query }, as));
  }

  async #ask<T>(
    { credentials }: FleetServiceRequestOptions,
    request: (as: RequestOptions) => Promise<TypedResponse<T>>,
  ): Promise<T> {
    const as = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'fleet',
    });
    const response = await request(as);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
