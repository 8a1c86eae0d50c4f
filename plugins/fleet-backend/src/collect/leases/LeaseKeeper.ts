import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock } from '../clock';
import type { ClusterOwnership, HeldTokens, OnOwned } from './ClusterOwnership';
import { OwnedTeller } from './OwnedTeller';
import { ReplicaLeases, ReplicaLeasesOptions } from './ReplicaLeases';
import { ANSWER_MS, RENEW_MS, RETRY_MS } from './times';
import { Turns } from '../../Turns';
import { withinTime } from './withinTime';

export interface LeaseKeeperOptions extends ReplicaLeasesOptions {
  onOwned: OnOwned;
  clock: Clock;
  logger: LoggerService;
}

/**
 * Holds this replica's share of the fleet by leases, which it renews, takes and
 * hands over as replicas come and go. Renewals go on during a hand-over,
 * however long collectors take to stop.
 */
export class LeaseKeeper implements ClusterOwnership, HeldTokens {
  readonly #leases: ReplicaLeases;
  readonly #teller: OwnedTeller;
  readonly #rounds = new Turns();
  #round: Promise<void> | undefined;
  #left = false;

  constructor(private readonly options: LeaseKeeperOptions) {
    this.#leases = new ReplicaLeases(options);
    this.#teller = new OwnedTeller(options);
  }

  tokenOf(clusterId: string): string | undefined {
    return this.#leases.tokenOf(clusterId);
  }

  follow(clusterIds: readonly string[]): Promise<void> {
    return this.#rounds.run(async () => {
      if (!this.#left) {
        await this.#answer(this.#leases.follow(clusterIds));
        await this.#renew();
        await this.#share({ always: true });
      }
    });
  }

  /** Renews, takes what is due to this replica, and hands over the excess. */
  async step(): Promise<void> {
    await this.#renew();
    await this.#rounds.run(() => this.#share());
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    while (!signal.aborted) {
      const renewed = await this.#renew(signal);
      this.#startRound();
      const pause = renewed ? RENEW_MS : RETRY_MS;
      await clock.sleep(pause, signal).catch(() => {});
    }
    await this.#rounds.run(() => this.#leave());
  }

  /** Not waited for; the next one comes when it has ended. */
  #startRound() {
    this.#round ??= this.#rounds
      .run(() => this.#share())
      .catch(error => this.#warn('Clusters were not handed over', error))
      .finally(() => {
        this.#round = undefined;
      });
  }

  /** @returns whether it could */
  async #renew(signal?: AbortSignal): Promise<boolean> {
    const { clock } = this.options;
    // After a pause it is too late already. One short try is left, so that not
    // all streams are broken where nobody has taken over.
    const ms = Math.max(this.#leases.trustLeftMs, RETRY_MS);
    try {
      await withinTime(this.#leases.renew(), { ms, clock, signal });
      return true;
    } catch (error) {
      if (!signal?.aborted) {
        this.#warn('The leases of clusters were not renewed', error);
        this.#stopWhenLapsed();
      }
      return false;
    }
  }

  /** Not waited for: the next renewal does not depend on it. */
  #stopWhenLapsed() {
    if (this.#leases.trustLeftMs === 0) {
      this.#teller
        .tell(new Set())
        .catch(error => this.#warn('Clusters were not let go of', error));
    }
  }

  async #share(options: { always?: boolean } = {}): Promise<void> {
    const excess = await this.#takeShare();
    const owned = [...this.#leases.clusterIds].filter(id => !excess.has(id));
    await this.#teller.tell(new Set(owned), options);
    if (excess.size > 0) {
      await this.#answer(this.#leases.release(excess));
    }
  }

  /** Where it fails, what is still held is collected all the same. */
  async #takeShare(): Promise<ReadonlySet<string>> {
    if (this.#leases.trustLeftMs > 0) {
      try {
        return await this.#answer(this.#leases.takeShare());
      } catch (error) {
        this.#warn('Clusters were not shared out', error);
      }
    }
    return new Set();
  }

  async #leave() {
    this.#left = true;
    await this.#teller.tell(new Set());
    await this.#answer(this.#leases.leave());
  }

  /** A database that says nothing holds up neither rounds nor the end. */
  #answer<T>(work: Promise<T>): Promise<T> {
    return withinTime(work, { ms: ANSWER_MS, clock: this.options.clock });
  }

  #warn(message: string, error: unknown) {
    this.options.logger.warn(message, toError(error));
  }
}
