import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ListRollouts,
  NewRollout,
  Rollout,
  RolloutAct,
  RolloutActRequest,
} from '@flotilla/backstage-plugin-fleet-common';
import type { RolloutAccess } from '../access';
import type { Rollouts } from './Rollouts';

export interface AuthorizedRolloutsOptions {
  rollouts: Rollouts;
  access: RolloutAccess;
  /** Is told who lets a rollout go on. */
  guard: { remember(id: string, credentials: BackstageCredentials): void };
}

/**
 * Rollouts for whoever asks. Routes and actions take nothing else, and it cannot
 * be made without access.
 */
export class AuthorizedRollouts {
  readonly #options: AuthorizedRolloutsOptions;

  constructor(options: AuthorizedRolloutsOptions) {
    this.#options = options;
  }

  async list(query: ListRollouts['query'], credentials: BackstageCredentials) {
    const { rollouts, access } = this.#options;
    return rollouts.list(query, await access.askerOf(credentials));
  }

  async get(id: string, credentials: BackstageCredentials) {
    const { rollouts, access } = this.#options;
    return rollouts.get(id, await access.askerOf(credentials));
  }

  async plan(request: NewRollout, credentials: BackstageCredentials) {
    const { rollouts, access } = this.#options;
    return rollouts.plan(request, await access.askerOf(credentials));
  }

  async planOf(id: string, credentials: BackstageCredentials) {
    const { rollouts, access } = this.#options;
    return rollouts.planOf(id, await access.askerOf(credentials));
  }

  async create(
    request: NewRollout,
    credentials: BackstageCredentials,
  ): Promise<Rollout> {
    const { rollouts, access, guard } = this.#options;
    const asker = await access.askerOf(credentials);
    const rollout = await rollouts.create(request, asker);
    guard.remember(rollout.id, credentials);
    return rollout;
  }

  async act(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    credentials: BackstageCredentials,
  ): Promise<Rollout> {
    const { rollouts, access, guard } = this.#options;
    const asker = await access.askerOf(credentials);
    const rollout = await rollouts.act(id, act, request, asker);
    if (act === 'resume' || act === 'retry') {
      guard.remember(id, credentials);
    }
    return rollout;
  }
}
