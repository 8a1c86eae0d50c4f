import type {
  DeliveryHook,
  DeliveryPhase,
  Manifest,
  ObjectRef,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';

/** What is delivered, the same each time: its objects are known by it. */
export interface Release {
  /** A DNS label of at most 40 characters. */
  name: string;
  /** Of objects that name none, and of the inventory of what was applied. */
  namespace: string;
}

/** The objects that are to be there. */
export interface ManifestSet {
  /** In the order in which they are applied; without plain Secret data. */
  manifests: readonly Manifest[];
  /** Helm's, in the order in which they are run. */
  hooks?: readonly DeliveryHook[];
  /** Of the manifests and the hooks: `sha256:` and hex. */
  revision: string;
}

/** Who acts, and how. */
export interface Act {
  /** A UUID. */
  rolloutId: string;
  /** An entity reference; recorded, never trusted. */
  actor: string;
  /** Refused with a ConflictError where the target has seen a greater one. */
  fencingToken: number;
  conflicts: 'refuse' | 'takeOver';
  signal: AbortSignal;
}

/** How one object is. */
export interface ObjectHealth {
  object: ObjectRef;
  phase: Extract<DeliveryPhase, 'Progressing' | 'Healthy' | 'Degraded'>;
  /** For people; absent where there is nothing to say. */
  message?: string;
}

/** How a release is. */
export interface ReleaseHealth {
  /**
   * The worst of its objects'; Waiting where there is nothing of it, Applying
   * where an act that adds or removes objects is not done with (yet).
   */
  phase: Extract<
    DeliveryPhase,
    'Waiting' | 'Applying' | 'Progressing' | 'Healthy' | 'Degraded'
  >;
  /** What was put there last. */
  revision?: string;
  /** Which rollout put it there. */
  rolloutId?: string;
  /** What is not healthy. */
  message?: string;
  objects: ObjectHealth[];
}

/** What an act did. */
export interface Applied {
  revision?: string;
  /** As the API server answered: what was new is Progressing at best. */
  health: ReleaseHealth;
  /** How many objects it put there, and how many it took away. */
  applied: number;
  pruned: number;
  /** Those that are in no revision any more, and are left: with why. */
  left: { object: ObjectRef; reason: string }[];
}

/**
 * Puts the objects of releases into one cluster. Every act may be asked again
 * after a crash and then ends in the same state. Rejects with errors of
 * `@backstage/errors` as DeliveryEngine has them: ServiceUnavailableError,
 * ConflictError, NotAllowedError, InputError.
 */
export interface Applier {
  /** What apply() would do; changes nothing. */
  plan(
    release: Release,
    desired: ManifestSet,
    options: Pick<Act, 'conflicts' | 'signal'>,
  ): Promise<TargetPlan>;

  /** Puts all objects there, and prunes those that the last revision had. */
  apply(release: Release, desired: ManifestSet, act: Act): Promise<Applied>;

  /**
   * What a rollback of this rollout would come back to: the revision before it.
   * Undefined where there was none.
   */
  previous(
    release: Release,
    options: Pick<Act, 'rolloutId' | 'signal'>,
  ): Promise<string | undefined>;

  /**
   * Comes back to a revision, without hooks, or to how it was before the release where there is
   * none: what the release created goes, what was there before is as it was.
   */
  rollback(
    release: Release,
    revision: string | undefined,
    act: Act,
  ): Promise<Applied>;

  /** How it is now; changes nothing. */
  health(
    release: Release,
    options: Pick<Act, 'signal'>,
  ): Promise<ReleaseHealth>;
}
