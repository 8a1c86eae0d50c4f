import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  DefaultApiClient,
  type NewRollout,
  type RequestOptions,
  type Rollout,
  type RolloutAct,
  type RolloutActRequest,
  type RolloutDetails,
  type RolloutPlan,
  type TypedResponse,
} from '@flotilla/backstage-plugin-fleet-common';
import { FleetRefusal } from './FleetRefusal';

/**
 * Rollouts over the fleet's HTTP API, as whoever runs a template.
 *
 * @throws FleetRefusal where the fleet answers with an error
 */
export class RolloutClient {
  readonly #auth: Pick<AuthService, 'getPluginRequestToken'>;
  readonly #client: DefaultApiClient;

  constructor(options: {
    auth: Pick<AuthService, 'getPluginRequestToken'>;
    client: DefaultApiClient;
  }) {
    this.#auth = options.auth;
    this.#client = options.client;
  }

  async plan(
    body: NewRollout,
    credentials: BackstageCredentials,
  ): Promise<RolloutPlan> {
    const request = { body, query: { dryRun: true } };
    const answer = await this.#ask(credentials, as =>
      this.#client.createRollout(request, as),
    );
    return answer as RolloutPlan;
  }

  async create(
    body: NewRollout,
    credentials: BackstageCredentials,
  ): Promise<Rollout> {
    const answer = await this.#ask(credentials, as =>
      this.#client.createRollout({ body, query: {} }, as),
    );
    return answer as Rollout;
  }

  get(id: string, credentials: BackstageCredentials): Promise<RolloutDetails> {
    return this.#ask(credentials, as =>
      this.#client.getRollout({ path: { id } }, as),
    );
  }

  act(
    id: string,
    act: RolloutAct,
    body: RolloutActRequest,
    credentials: BackstageCredentials,
  ): Promise<Rollout> {
    return this.#ask(credentials, as =>
      this.#client.actOnRollout({ path: { id, act }, body }, as),
    );
  }

  async #ask<T>(
    credentials: BackstageCredentials,
    request: (as: RequestOptions) => Promise<TypedResponse<T>>,
  ): Promise<T> {
    const as = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'fleet',
    });
    const response = await request(as);
    if (!response.ok) {
      throw await FleetRefusal.fromResponse(response);
    }
    return response.json();
  }
}
