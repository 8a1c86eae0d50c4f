import type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryTarget,
  PreviousState,
  TargetPlan,
  TargetStatus,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Release, ReleaseHealth, Targets } from '../../apply';
import { imagesState, readPrevious } from './previousState';

const NAME = 'builtin';

/** Applies to clusters itself, what nobody else delivers. */
export class BuiltInEngine implements DeliveryEngine {
  readonly name = NAME;
  readonly #targets: Pick<Targets, 'target'>;
  readonly #now: () => number;

  static create(options: {
    targets: Pick<Targets, 'target'>;
    now: () => number;
  }): DeliveryEngine {
    return new BuiltInEngine(options);
  }

  private constructor(options: {
    targets: Pick<Targets, 'target'>;
    now: () => number;
  }) {
    this.#targets = options.targets;
    this.#now = options.now;
  }

  async ownerOf(): Promise<undefined> {
    return undefined;
  }

  async plan(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<TargetPlan> {
    const { desired, conflicts } = target;
    const { applier, images } = this.#targets.target(target.cluster.id);
    return desired.type === 'image'
      ? images.plan(desired, { signal })
      : applier.plan(releaseOf(target), desired, { conflicts, signal });
  }

  async previous(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<PreviousState> {
    const { desired, rolloutId } = target;
    const { applier, images } = this.#targets.target(target.cluster.id);
    if (desired.type === 'image') {
      return imagesState(await images.previous(desired, { signal }));
    }
    const options = { rolloutId, signal };
    const revision = await applier.previous(releaseOf(target), options);
    return { revision: revision ?? null };
  }

  async deliver(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<TargetStatus> {
    const { desired } = target;
    const { applier, images } = this.#targets.target(target.cluster.id);
    const act = actOf(target, context);
    if (desired.type === 'image') {
      return this.#statusOf(
        await images.apply(releaseOf(target), desired, act),
      );
    }
    const { health } = await applier.apply(releaseOf(target), desired, act);
    return this.#statusOf(health);
  }

  async status(
    target: DeliveryTarget,
    { signal }: DeliveryContext,
  ): Promise<TargetStatus> {
    const { desired } = target;
    const { applier, images } = this.#targets.target(target.cluster.id);
    return this.#statusOf(
      desired.type === 'image'
        ? await images.health(desired, { signal })
        : await applier.health(releaseOf(target), { signal }),
    );
  }

  async rollback(
    target: DeliveryTarget,
    state: PreviousState,
    context: DeliveryContext,
  ): Promise<TargetStatus> {
    const { applier, images } = this.#targets.target(target.cluster.id);
    const previous = readPrevious(state);
    const act = actOf(target, context);
    if ('images' in previous) {
      return this.#statusOf(
        await images.rollback(releaseOf(target), previous.images, act),
      );
    }
    const { health } = await applier.rollback(
      releaseOf(target),
      previous.revision ?? undefined,
      act,
    );
    return this.#statusOf(health);
  }

  #statusOf({ phase, revision, message }: ReleaseHealth): TargetStatus {
    return {
      phase,
      appliedRevision: revision,
      message,
      observedAt: new Date(this.#now()).toISOString(),
      source: NAME,
    };
  }
}

function releaseOf({ releaseName, namespace }: DeliveryTarget): Release {
  return { name: releaseName, namespace };
}

function actOf(
  { rolloutId, actor, conflicts }: DeliveryTarget,
  { fencingToken, signal }: DeliveryContext,
) {
  return { rolloutId, actor, conflicts, fencingToken, signal };
}
