import type { JsonObject } from '@backstage/types';
import type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryTarget,
  TargetStatus,
} from '@flotilla/backstage-plugin-fleet-node';
import { type Engines, UNDECIDED } from '../engines/Engines';
import type { RestartCounter } from '../gates/RestartCounter';
import type { StrategySpec } from '../model/RolloutSpec';
import { readRequest } from '../request/readRequest';
import type {
  Hold,
  KeptRollout,
  NewEvent,
  RolloutStore,
  TargetRow,
} from '../store';
import { msOf } from '../store';
import { afterStatus } from './afterStatus';
import { onError } from './onError';
import type { DeliveryTargets } from './toDeliveryTarget';

export interface TargetActsOptions {
  store: Pick<RolloutStore, 'write'>;
  engines: Pick<Engines, 'named' | 'choose'>;
  targets: DeliveryTargets;
  restarts: RestartCounter;
  now: () => number;
}

/** One target of a rollout that is steered. */
export interface Steered {
  hold: Hold;
  kept: KeptRollout;
  strategy: StrategySpec;
  target: TargetRow;
}

/** What an act found out of a target, to be written. */
export type Outcome = Partial<TargetRow>;

/**
 * Asks engines what the step of a target says. Whatever is done is written
 * before, and what came of it afterwards, so that who takes a rollout over asks
 * the same again.
 */
export class TargetActs {
  readonly #options: TargetActsOptions;

  constructor(options: TargetActsOptions) {
    this.#options = options;
  }

  /**
   * Does it, and writes what came of it. What a cluster answers is kept as the
   * target's state, whatever it is.
   *
   * @throws ConflictError where the right to steer was lost
   */
  async act(steered: Steered, signal: AbortSignal): Promise<void> {
    const { target } = steered;
    const outcome = await this.#outcome(steered, signal);
    if (outcome) {
      await this.#write(steered, outcome, eventsOf(target, outcome));
    }
  }

  async #outcome(
    steered: Steered,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const { now } = this.#options;
    let lost: unknown;
    const write = (outcome: Outcome) =>
      this.#write(steered, outcome, []).catch(error => {
        lost = error;
        throw error;
      });
    try {
      return await this.#ask(steered, write, signal);
    } catch (error) {
      if (lost) {
        throw lost;
      }
      if (signal.aborted) {
        return undefined;
      }
      const { target, strategy } = steered;
      return onError(target, error, { now: now(), strategy });
    }
  }

  async #ask(
    steered: Steered,
    write: (outcome: Outcome) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { engines, targets, now } = this.#options;
    const { kept, target, hold, strategy } = steered;
    const delivery = await targets.of(kept, target, { signal });
    const context = { signal, fencingToken: hold.token };
    const engine =
      target.engine === UNDECIDED
        ? await this.#choose(kept, delivery, write, context)
        : engines.named(target.engine);
    const status = await (async () => {
      switch (target.step) {
        case 'delivering':
          return this.#deliver(
            engine,
            delivery,
            { ...steered, write },
            context,
          );
        case 'rollingBack':
          return engine.rollback(delivery, previousOf(target), context);
        default:
          return engine.status(delivery, context);
      }
    })();
    const restarts = await this.#restarts(target, delivery);
    return {
      ...statusRow(status),
      restarts,
      attempts: 0,
      ...afterStatus(target, status, { now: now(), strategy }),
    };
  }

  /** Its cluster did not answer when the rollout was planned. */
  async #choose(
    { rollout }: KeptRollout,
    delivery: DeliveryTarget,
    write: (outcome: Outcome) => Promise<void>,
    context: DeliveryContext,
  ): Promise<DeliveryEngine> {
    const { engine: asked } = readRequest(JSON.parse(rollout.request));
    const { engines } = this.#options;
    const { engine, owner } = await engines.choose(delivery, context, asked);
    await write({
      engine: engine.name,
      owner: owner?.description ?? null,
      desired_revision: delivery.desired.revision,
    });
    return engine;
  }

  /** What was there before is kept before anything is changed. */
  async #deliver(
    engine: DeliveryEngine,
    delivery: DeliveryTarget,
    {
      target,
      write,
    }: Pick<Steered, 'target'> & {
      write: (outcome: Outcome) => Promise<void>;
    },
    context: DeliveryContext,
  ): Promise<TargetStatus> {
    if (target.previous === null || target.started_at === null) {
      // What was there before an earlier attempt stays what to go back to.
      const previous =
        target.previous ??
        JSON.stringify(await engine.previous(delivery, context));
      await write({ previous, started_at: this.#options.now() });
    }
    return engine.deliver(delivery, context);
  }

  async #restarts(
    target: TargetRow,
    { desired }: DeliveryTarget,
  ): Promise<number | null> {
    const since = msOf(target.started_at);
    const workloads =
      desired.type === 'image'
        ? desired.workloads
        : desired.manifests.map(refOf);
    return since === undefined
      ? null
      : this.#options.restarts.count(target.cluster_id, workloads, since);
  }

  #write(
    { hold, target }: Steered,
    outcome: Outcome,
    events: NewEvent[],
  ): Promise<void> {
    return this.#options.store.write(hold, {
      targets: [{ ...outcome, no: target.no }],
      events,
    });
  }
}

function refOf({
  apiVersion,
  kind,
  metadata,
}: {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}) {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, namespace };
}

function previousOf({ previous }: TargetRow): JsonObject {
  return previous === null ? {} : JSON.parse(previous);
}

function statusRow(status: TargetStatus): Outcome {
  return {
    phase: status.phase,
    applied_revision: status.appliedRevision ?? null,
    message: status.message ?? null,
    observed_at: Date.parse(status.observedAt),
    source: status.source,
  };
}

/** A change of its step is told. */
function eventsOf(target: TargetRow, outcome: Outcome): NewEvent[] {
  const { no, wave, step, cluster_name: cluster } = target;
  if (outcome.step === undefined || outcome.step === step) {
    return [];
  }
  const type = `target${outcome.step
    .charAt(0)
    .toUpperCase()}${outcome.step.slice(1)}`;
  const message = `${cluster}: ${outcome.message ?? outcome.step}`;
  return [{ type, wave, target: no, message }];
}
