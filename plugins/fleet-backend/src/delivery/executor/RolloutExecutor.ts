import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type { FleetSnapshot } from '../../questions/coverage';
import type { StrategySpec } from '../model/RolloutSpec';
import type { Clock } from '../../collect';
import { isEnd } from '../model/states';
import { readRequest } from '../request/readRequest';
import type { Hold, KeptRollout, NewEvent, RolloutStore } from '../store';
import { decide } from './decide';
import type { Decision } from './Decision';
import type { TargetActs } from './TargetActs';
import { toChange } from './toChange';
import { toProgress } from './toProgress';

/** Why a wave may not begin though all else lets it, in words. */
export interface WaveGuard {
  barred(rollout: KeptRollout): Promise<string | undefined>;
}

/** Is told what became of rollouts, for whom it may concern. */
export interface RolloutListener {
  happened(rollout: KeptRollout, events: readonly NewEvent[]): Promise<void>;
}

export interface RolloutExecutorOptions {
  store: RolloutStore;
  acts: Pick<TargetActs, 'act'>;
  guard: WaveGuard;
  listener: RolloutListener;
  /** The whole fleet. */
  snapshots: { current(): Promise<Pick<FleetSnapshot, 'called'>> };
  /** This replica, by a name that no other ever has. */
  holder: string;
  clock: Clock;
  logger: LoggerService;
}

/** Well before another replica may take what this one holds. */
const RENEW_MS = 10_000;

/** Decisions that follow from each other before anything is asked of engines. */
const MAX_ROUNDS = 20;

/** Steers all rollouts that are under way and that no other replica steers. */
export class RolloutExecutor {
  readonly #options: RolloutExecutorOptions;
  /** By the ids of rollouts that are being brought further now. */
  readonly #steps = new Map<string, Promise<void>>();

  constructor(options: RolloutExecutorOptions) {
    this.#options = options;
  }

  /**
   * Brings each rollout one step further, and waits for none: one whose clusters
   * are slow keeps no other.
   */
  async run(signal: AbortSignal): Promise<void> {
    for (const id of await this.#options.store.openIds()) {
      if (!this.#steps.has(id)) {
        const step = this.#stepSafely(id, signal);
        this.#steps.set(id, step);
        step.finally(() => this.#steps.delete(id));
      }
    }
  }

  /** What is under way is brought to an end; other replicas go on at once. */
  async stop(): Promise<void> {
    const { store, holder } = this.#options;
    await Promise.all(this.#steps.values());
    await store.release(holder);
  }

  async #stepSafely(id: string, signal: AbortSignal): Promise<void> {
    try {
      await this.step(id, signal);
    } catch (error) {
      const isLost = isError(error) && error.name === 'ConflictError';
      if (!isLost && !signal.aborted) {
        this.#options.logger.error(`Steering rollout ${id}`, toError(error));
      }
    }
  }

  /**
   * Decides and acts once.
   *
   * @throws ConflictError where another replica has taken it over meanwhile
   */
  async step(id: string, signal: AbortSignal): Promise<void> {
    const { store, holder } = this.#options;
    const hold = await store.hold(id, holder);
    if (!hold) {
      return;
    }
    for (let round = 0; round < MAX_ROUNDS && !signal.aborted; round += 1) {
      const kept = await store.get(id);
      const { strategy } = readRequest(JSON.parse(kept.rollout.request));
      const decision = await this.#decide(kept, strategy);
      const isChanged = await this.#write(hold, kept, decision);
      if (decision.acts.length > 0) {
        await this.#act({ hold, strategy, acts: decision.acts }, signal);
      } else if (!isChanged) {
        return;
      }
    }
  }

  async #decide(kept: KeptRollout, strategy: StrategySpec): Promise<Decision> {
    const { guard, snapshots, clock } = this.#options;
    const progress = toProgress(kept, await snapshots.current());
    const isAtWave = progress.waves.some(
      ({ state, startedAt }) => state !== 'succeeded' && !startedAt,
    );
    const isBarred = isAtWave ? await guard.barred(kept) : undefined;
    return decide(progress, { now: clock.now(), strategy, isBarred });
  }

  async #write(
    hold: Hold,
    kept: KeptRollout,
    decision: Decision,
  ): Promise<boolean> {
    const { store, listener, clock } = this.#options;
    const change = toChange(kept, decision, clock.now());
    if (!change) {
      return false;
    }
    await store.write(hold, change);
    await listener.happened(kept, change.events);
    return change.rollout.state === undefined || !isEnd(change.rollout.state);
  }

  async #act(
    {
      hold,
      strategy,
      acts,
    }: { hold: Hold; strategy: StrategySpec; acts: readonly number[] },
    signal: AbortSignal,
  ): Promise<void> {
    const kept = await this.#options.store.get(hold.rolloutId);
    const acting = new AbortController();
    const renewing = this.#renew(hold, acting);
    const within = AbortSignal.any([signal, acting.signal]);
    const done = await Promise.allSettled(
      acts.map(no => {
        const target = kept.targets[no];
        return this.#options.acts.act({ hold, kept, strategy, target }, within);
      }),
    );
    acting.abort();
    await renewing;
    const failed = done.find(({ status }) => status === 'rejected');
    if (failed) {
      throw (failed as PromiseRejectedResult).reason;
    }
  }

  /** Keeps the right to steer while engines work; ends their work if it is lost. */
  async #renew(hold: Hold, acting: AbortController): Promise<void> {
    const { store, holder, clock } = this.#options;
    const { signal } = acting;
    while (!signal.aborted) {
      await clock.sleep(RENEW_MS, signal).catch(() => {});
      if (!signal.aborted) {
        const kept = await store.hold(hold.rolloutId, holder).catch(() => hold);
        if (kept?.token !== hold.token) {
          acting.abort();
        }
      }
    }
  }
}
