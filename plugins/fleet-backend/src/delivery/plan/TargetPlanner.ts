import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { PlannedTarget as PlannedTargetAnswer } from '@flotilla/backstage-plugin-fleet-common';
import type {
  DeliveryContext,
  DeliveryTarget,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import { type Engines, UNDECIDED } from '../engines/Engines';
import type { RolloutSpec } from '../model/RolloutSpec';
import type { DefaultDesiredStates } from './DefaultDesiredStates';
import { toPlannedDelivery } from './PlannedDelivery';
import type { RolloutOrder } from './planTargets';
import type { PlannedTarget } from './RolloutScope';

/** Clusters that are asked at once what they would do. */
const AT_ONCE = 10;
/** For one of them; it does not answer then. */
const TARGET_MS = 20_000;
/** What has been seen of a target is never greater while it is planned. */
const NO_TOKEN = 0;

/** A target with its engine; without where it could not be told. */
export interface ResolvedTarget {
  target: PlannedTarget;
  delivery?: DeliveryTarget;
  engine: string;
  owner?: string;
  /** What of its source will not be so, in words. */
  problems?: string[];
  /** Why the rest is not known, in words. */
  problem?: Error;
}

export interface TargetPlannerOptions {
  engines: Engines;
  states: Pick<DefaultDesiredStates, 'render' | 'forget'>;
}

/** Asks renderers and engines what a rollout would bring to its targets. */
export class TargetPlanner {
  readonly #options: TargetPlannerOptions;

  constructor(options: TargetPlannerOptions) {
    this.#options = options;
  }

  /**
   * What each target is to have, and which engine brings it. A target for which
   * that cannot be told has its problem; it keeps no other.
   */
  resolve(
    order: RolloutOrder,
    request: { id: string; spec: RolloutSpec; actor: string },
  ): Promise<ResolvedTarget[]> {
    return this.#each(order.targets, (target, signal) => {
      const { clusters } = order.waves[target.wave];
      const waveClusters = clusters.map(({ name }) => name);
      return this.#resolve(target, { ...request, waveClusters, signal });
    });
  }

  /** What the engines of targets would do. */
  plan(resolved: readonly ResolvedTarget[]): Promise<PlannedTargetAnswer[]> {
    return this.#each(resolved, async (one, signal) => ({
      ...headOf(one),
      ...(await this.#planOf(one, signal)),
    }));
  }

  async #resolve(
    target: PlannedTarget,
    options: Omit<Parameters<typeof toPlannedDelivery>[1], 'states'>,
  ): Promise<ResolvedTarget> {
    const { engines, states } = this.#options;
    const { spec, signal } = options;
    const asked = spec.engine;
    try {
      const { delivery, problems } = await toPlannedDelivery(target, {
        ...options,
        states,
      });
      const context: DeliveryContext = { signal, fencingToken: NO_TOKEN };
      const { engine, owner } = await engines.choose(delivery, context, asked);
      return {
        target,
        delivery,
        problems,
        engine: engine.name,
        owner: owner?.description,
      };
    } catch (error) {
      return { target, engine: UNDECIDED, problem: toProblem(error) };
    }
  }

  async #planOf(
    { delivery, engine, problem, problems = [] }: ResolvedTarget,
    signal: AbortSignal,
  ): Promise<Pick<PlannedTargetAnswer, 'objects' | 'problems'>> {
    if (!delivery) {
      return { objects: [], problems: [problem!.message] };
    }
    try {
      const context: DeliveryContext = { signal, fencingToken: NO_TOKEN };
      const { engines } = this.#options;
      const plan = await engines.named(engine).plan(delivery, context);
      return flat({ ...plan, problems: [...problems, ...plan.problems] });
    } catch (error) {
      return {
        objects: [],
        problems: [...problems, toProblem(error).message],
      };
    }
  }

  #each<T, R>(
    all: readonly T[],
    work: (one: T, signal: AbortSignal) => Promise<R>,
  ): Promise<R[]> {
    const limit = pLimit(AT_ONCE);
    return Promise.all(
      all.map(one => limit(() => work(one, AbortSignal.timeout(TARGET_MS)))),
    );
  }
}

function headOf({ target, delivery, engine, owner }: ResolvedTarget) {
  const { cluster, namespace, wave, entityRef } = target;
  return {
    cluster: { id: cluster.id, name: cluster.name },
    namespace,
    entityRef,
    wave,
    engine,
    owner,
    desiredRevision: delivery?.desired.revision,
  };
}

function flat({ objects, problems }: TargetPlan) {
  return {
    objects: objects.map(({ object, ...plan }) => ({ ...object, ...plan })),
    problems,
  };
}

/** An engine's or renderer's error, fit for people. */
function toProblem(error: unknown): Error {
  if (isError(error) && error.name === 'TimeoutError') {
    const seconds = TARGET_MS / 1_000;
    return new ServiceUnavailableError(
      `The cluster did not answer within ${seconds} s`,
    );
  }
  return isError(error) ? error : new Error('An unknown error');
}
