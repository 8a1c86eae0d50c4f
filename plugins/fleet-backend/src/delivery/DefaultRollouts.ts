import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  ListRollouts,
  NewRollout,
  Rollout,
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
  RolloutList,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import { randomUUID } from 'node:crypto';
import type { RolloutAsker } from '../access';
import { refOf } from '../questions/entityRefs';
import { actOn, possibleActs } from './acts/actOn';
import { toEvent, toRollout, toTarget } from './answers/toRollout';
import { isEnd } from './model/states';
import type { DefaultDesiredStates } from './plan/DefaultDesiredStates';
import { keptRollout } from './plan/keptRollout';
import { planTargets } from './plan/planTargets';
import { replan } from './plan/replan';
import type { ServiceFacts } from './plan/ServiceFacts';
import type { ResolvedTarget, TargetPlanner } from './plan/TargetPlanner';
import { toPlan } from './plan/toPlan';
import { readRequest } from './request/readRequest';
import type { Rollouts } from './Rollouts';
import type { KeptRollout, RolloutStore } from './store';
import { TargetVisibility } from './visibility/TargetVisibility';

const DEFAULT_LIMIT = 100;
const MAX_EVENTS = 200;
/** For reading the source of a rollout. */
const READ_MS = 60_000;

export interface DefaultRolloutsOptions {
  store: RolloutStore;
  facts: ServiceFacts;
  planner: TargetPlanner;
  states: DefaultDesiredStates;
  now: () => number;
  /** Is told when there is something to steer. */
  wake?: () => void;
}

export class DefaultRollouts implements Rollouts {
  readonly #options: DefaultRolloutsOptions;
  readonly #visibility: TargetVisibility;

  static create(options: DefaultRolloutsOptions): Rollouts {
    return new DefaultRollouts(options);
  }

  private constructor(options: DefaultRolloutsOptions) {
    this.#options = options;
    this.#visibility = new TargetVisibility(options.facts);
  }

  async list(
    query: ListRollouts['query'],
    asker: RolloutAsker,
  ): Promise<RolloutList> {
    const { state, entityRef, cluster, limit = DEFAULT_LIMIT, cursor } = query;
    const { fleet } = asker;
    const clusters = cluster ? [fleet.resolve(cluster)] : fleet.clusters;
    const { items, nextCursor } = await this.#options.store.list({
      states: state,
      entityRef: entityRef && refOf(entityRef, { defaultKind: 'component' }),
      clusterIds:
        fleet.isWhole && !cluster ? undefined : clusters.map(({ id }) => id),
      limit,
      cursor,
    });
    const visible = await this.#visibility.within(items, asker);
    return {
      items: visible.map(kept => toRollout(kept, actsOf(kept, asker))),
      nextCursor,
      coverage: fleet.coverage(cluster ? clusters : undefined),
    };
  }

  async get(id: string, asker: RolloutAsker): Promise<RolloutDetails> {
    const kept = await this.#visible(id, asker);
    const { targets, rollout } = kept;
    const events = await this.#options.store.events(id, MAX_EVENTS);
    const byNo = new Map(targets.map(target => [target.no, target]));
    const clusters = clustersOf(kept, asker);
    return {
      ...toRollout(kept, actsOf(kept, asker)),
      request: kept.isPartial ? undefined : JSON.parse(rollout.request),
      items: targets.map(row => toTarget(row, clusters.get(row.cluster_id))),
      events: events
        .filter(({ target }) =>
          target === null ? !kept.isPartial : byNo.has(target),
        )
        .map(event => toEvent(event, no => byNo.get(no))),
      coverage: asker.fleet.coverage([...clusters.values()]),
    };
  }

  async plan(request: NewRollout, asker: RolloutAsker): Promise<RolloutPlan> {
    const { facts, planner, states } = this.#options;
    const spec = readRequest(request);
    const order = await planTargets(spec, asker, facts);
    const id = randomUUID();
    try {
      const actor = asker.ref;
      const resolved = await planner.resolve(order, { id, spec, actor });
      const items = await planner.plan(resolved);
      return toPlan(order, items, asker, spec.strategy);
    } finally {
      states.forget(id);
    }
  }

  async create(request: NewRollout, asker: RolloutAsker): Promise<Rollout> {
    const { facts, planner, states, store, now } = this.#options;
    const spec = readRequest(request);
    const order = await planTargets(spec, asker, facts);
    const id = randomUUID();
    const actor = asker.ref;
    const signal = AbortSignal.timeout(READ_MS);
    const digest = await states.digestOf(id, spec, signal);
    const resolved = await planner.resolve(order, { id, spec, actor });
    resolved.forEach(refuseUnresolved);
    const kept = keptRollout({
      id,
      spec,
      actor,
      digest,
      waves: order.waves,
      resolved,
      now: now(),
    });
    const message = `${kept.rollout.source_summary} to ${kept.targets.length} targets`;
    await store.add(kept, [{ type: 'created', actor, message }]);
    this.#options.wake?.();
    return toRollout(kept, actsOf(kept, asker));
  }

  async planOf(id: string, asker: RolloutAsker): Promise<RolloutPlan> {
    const kept = await this.#visible(id, asker);
    const { planner, states } = this.#options;
    const order = replan(kept, clustersOf(kept, asker));
    const { rollout } = kept;
    const spec = readRequest(JSON.parse(rollout.request));
    try {
      const resolved = await planner.resolve(order, {
        id: `plan ${id}`,
        spec,
        actor: rollout.requested_by,
      });
      const items = await planner.plan(resolved);
      return toPlan(order, items, asker, spec.strategy);
    } finally {
      states.forget(`plan ${id}`);
    }
  }

  async act(
    id: string,
    act: RolloutAct,
    request: RolloutActRequest,
    asker: RolloutAsker,
  ): Promise<Rollout> {
    const { store, now } = this.#options;
    const kept = await this.#visible(id, asker);
    await this.#refuseOutdated(kept);
    refuseUnlessAllowed(kept, act, asker);
    const actor = asker.ref;
    await store.change(id, current =>
      actOn(current, { act, request, actor, now: now() }),
    );
    this.#options.wake?.();
    const after = await this.#visible(kept.rollout.id, asker);
    return toRollout(after, actsOf(after, asker));
  }

  async #visible(id: string, asker: RolloutAsker): Promise<KeptRollout> {
    const kept = await this.#options.store.get(id);
    const [visible] = await this.#visibility.within([kept], asker);
    if (!visible) {
      throw new NotFoundError('There is no rollout with this id');
    }
    return visible;
  }

  /** What a later one brought is not undone over its head. */
  async #refuseOutdated({ rollout }: KeptRollout): Promise<void> {
    const later = isEnd(rollout.state)
      ? await this.#options.store.successorOf(rollout)
      : undefined;
    if (later) {
      throw new InputError(
        `A later rollout of this name has replaced what this one brought: ${later}; act on that one`,
      );
    }
  }
}

/** A cluster that does not answer is waited for; all else is to be mended. */
function refuseUnresolved({ target, problem }: ResolvedTarget): void {
  if (!problem || problem.name === 'ServiceUnavailableError') {
    return;
  }
  problem.message = `${target.cluster.name}: ${problem.message}`;
  throw problem;
}

function clustersOf({ targets }: KeptRollout, { fleet }: RolloutAsker) {
  const ids = new Set(targets.map(target => target.cluster_id));
  const rows = fleet.clusters.filter(({ id }) => ids.has(id));
  return new Map(rows.map(row => [row.id, row]));
}

/** The acts that a rollout's state and the asker's rights allow. */
function actsOf(kept: KeptRollout, asker: RolloutAsker): RolloutAct[] {
  return possibleActs(kept).filter(act => isAllowed(kept, act, asker));
}

/** Whoever acts must know of, and be allowed to in, every cluster that it is about. */
function isAllowed(
  kept: KeptRollout,
  act: RolloutAct,
  asker: RolloutAsker,
): boolean {
  const { may, ref } = asker;
  if (kept.isPartial) {
    return false;
  }
  const clusters = [...clustersOf(kept, asker).values()];
  return act === 'approve'
    ? ref !== kept.rollout.requested_by && clusters.every(may.approve)
    : clusters.every(may.act);
}

function refuseUnlessAllowed(
  kept: KeptRollout,
  act: RolloutAct,
  asker: RolloutAsker,
): void {
  if (act === 'approve' && asker.ref === kept.rollout.requested_by) {
    throw new NotAllowedError(
      'Who asked for a rollout cannot approve it; ask somebody else',
    );
  }
  if (!isAllowed(kept, act, asker)) {
    const name = act === 'approve' ? 'approve' : 'act';
    throw new NotAllowedError(
      `This needs the permission fleet.rollout.${name} for all clusters of the rollout`,
    );
  }
}
