import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import type { RolloutAccess } from '../../access';
import type { WaveGuard } from '../executor/RolloutExecutor';
import type { KeptRollout } from '../store';

/** Whether somebody is still in the catalog. */
export interface People {
  exists(entityRef: string): Promise<boolean>;
}

export interface DefaultWaveGuardOptions {
  access: RolloutAccess;
  people: People;
  /** In ms. */
  now: () => number;
}

/** More are not under way. */
const MAX_ROLLOUTS = 10_000;

/**
 * Looks before each wave whether who wants it may still want it: by the
 * credentials of who acted last, as long as these live, which are kept in memory
 * only; after that, and after a restart, by whether they are still there.
 */
export class DefaultWaveGuard implements WaveGuard {
  readonly #options: DefaultWaveGuardOptions;
  readonly #credentials = new LRUCache<string, BackstageCredentials>({
    max: MAX_ROLLOUTS,
  });

  static create(options: DefaultWaveGuardOptions): DefaultWaveGuard {
    return new DefaultWaveGuard(options);
  }

  private constructor(options: DefaultWaveGuardOptions) {
    this.#options = options;
  }

  /** Somebody who may has begun it, or let it go on. */
  remember(rolloutId: string, credentials: BackstageCredentials): void {
    this.#credentials.set(rolloutId, credentials);
  }

  async barred({ rollout, targets }: KeptRollout): Promise<string | undefined> {
    const credentials = this.#living(rollout.id);
    if (!credentials) {
      return this.#gone(rollout.requested_by);
    }
    try {
      const { fleet, may } = await this.#options.access.askerOf(credentials);
      const ids = new Set(targets.map(target => target.cluster_id));
      const clusters = fleet.clusters.filter(({ id }) => ids.has(id));
      const refused = clusters.filter(cluster => !may.create(cluster));
      return refused.length > 0
        ? `Who asked for it may not deliver to ${refused[0].name} any more; somebody who may must resume it`
        : undefined;
    } catch (error) {
      // A token can end earlier than it says, for example by new keys.
      return isAuthentication(error)
        ? this.#gone(rollout.requested_by)
        : Promise.reject(error);
    }
  }

  #living(id: string): BackstageCredentials | undefined {
    const credentials = this.#credentials.get(id);
    const expiresAt = credentials?.expiresAt?.getTime() ?? Infinity;
    if (credentials && expiresAt <= this.#options.now()) {
      this.#credentials.delete(id);
      return undefined;
    }
    return credentials;
  }

  async #gone(requestedBy: string): Promise<string | undefined> {
    const isThere =
      requestedBy.startsWith('service:') ||
      (await this.#options.people.exists(requestedBy));
    return isThere
      ? undefined
      : `${requestedBy}, who asked for it, is not in the catalog any more; somebody who may must resume it`;
  }
}

function isAuthentication(error: unknown): boolean {
  return (error as Error).name === 'AuthenticationError';
}
