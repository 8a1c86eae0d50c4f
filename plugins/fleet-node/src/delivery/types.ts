import type { JsonObject } from '@backstage/types';

/**
 * A Kubernetes object as it is to be in a cluster.
 *
 * @public
 */
export interface Manifest extends JsonObject {
  /** For example apps/v1. */
  apiVersion: string;
  /** For example Deployment. */
  kind: string;
  /** Whose rest is as Kubernetes has it. */
  metadata: JsonObject & { name: string; namespace?: string };
}

/**
 * Which object of a cluster is meant.
 *
 * @public
 */
export interface ObjectRef {
  /** For example apps/v1. */
  apiVersion: string;
  /** For example Deployment. */
  kind: string;
  /** Absent for what has none. */
  namespace?: string;
  /** Within its namespace. */
  name: string;
}

/**
 * The new image of a container. Every container whose image is of the same
 * repository is meant where none is named.
 *
 * @public
 */
export interface ImageChange {
  /** By its name. */
  container?: string;
  /** With its tag or digest, for example registry.example/shop:1.4.2. */
  image: string;
}

/**
 * When a hook is run: at the first delivery of a release, or at later ones.
 *
 * @public
 */
export type DeliveryHookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-upgrade'
  | 'post-upgrade';

/**
 * What becomes of what a hook created.
 *
 * @public
 */
export type DeliveryHookPolicy =
  | 'before-hook-creation'
  | 'hook-succeeded'
  | 'hook-failed';

/**
 * An object that is no part of a release, but created before or after it; a Job
 * or Pod is waited for. Its manifest keeps Helm's annotations.
 *
 * @public
 */
export interface DeliveryHook {
  /** What is created. */
  manifest: Manifest;
  /** When. */
  events: DeliveryHookEvent[];
  /** Smaller ones first. */
  weight: number;
  /** before-hook-creation where it says nothing. */
  deletePolicies: DeliveryHookPolicy[];
}

/**
 * What is to be in a target: whole objects, or new images of workloads that are
 * there already.
 *
 * @public
 */
export type DesiredState =
  | {
      type: 'manifests';
      /** In the order in which they are applied; without plain Secret data. */
      manifests: Manifest[];
      /** Helm's, in the order in which they are run; none if absent. */
      hooks?: DeliveryHook[];
      /** Of the manifests and the hooks: `sha256:` and hex. */
      revision: string;
    }
  | {
      type: 'image';
      workloads: ObjectRef[];
      changes: ImageChange[];
      /** Of the changes: `sha256:` and hex. */
      revision: string;
    };

/**
 * Where the manifests of a target come from, for engines that read it
 * themselves. Holds no secrets: those are refused.
 *
 * @public
 */
export type DeliverySource = {
  /** What is different in this cluster; later ones win. */
  overrides: readonly {
    values?: JsonObject;
    replicas?: unknown;
    images?: readonly ImageChange[];
  }[];
} & (
  | {
      type: 'manifests' | 'kustomize';
      /** Of a folder or file, as people see it in a browser. */
      url: string;
    }
  | {
      type: 'helm';
      /** One of url, oci, and repository with chart. */
      url?: string;
      oci?: string;
      repository?: string;
      chart?: string;
      version?: string;
      values?: JsonObject;
    }
);

/**
 * One cluster, and what a rollout is to bring into it.
 *
 * @public
 */
export interface DeliveryTarget {
  /** Of the rollout: a UUID. */
  rolloutId: string;
  /**
   * What is delivered, the same in each of its rollouts: `rollout` names of one
   * service and namespace share it. A DNS label.
   */
  releaseName: string;
  /** The service, if the rollout is of one. */
  entityRef?: string;
  /** As the fleet knows it; labels are those that selectors look at. */
  cluster: { id: string; name: string; labels: Record<string, string> };
  /** Of objects that name none, and of the inventory of what was applied. */
  namespace: string;
  /** What it is to have. */
  desired: DesiredState;
  /** What desired was rendered from; absent for images. */
  source?: DeliverySource;
  /** All clusters of its wave by name, for engines that join them. */
  wave: { index: number; clusters: readonly string[] };
  /** Whether fields that another manager owns are taken over, or refused. */
  conflicts: 'refuse' | 'takeOver';
  /** Who asked, as an entity reference; recorded, never trusted. */
  actor: string;
}

/**
 * A difference of one field, by its path, for example
 * `spec.template.spec.containers[name=app].image`. Values of Secrets are
 * `<redacted>`.
 *
 * @public
 */
export interface FieldDifference {
  /** With names in brackets where a list is keyed by them. */
  path: string;
  /** JSON; absent where the field is new. */
  from?: string;
  /** JSON; absent where the field goes. */
  to?: string;
}

/**
 * What will happen to one object.
 *
 * @public
 */
export interface ObjectPlan {
  /** Which one. */
  object: ObjectRef;
  /** What becomes of it. */
  act: 'create' | 'update' | 'unchanged' | 'delete';
  /** None where nothing changes. */
  differences: FieldDifference[];
  /** Fields that others own, which are refused or taken over. */
  conflicts: { field: string; manager: string }[];
  /** Why the API server would refuse it: admission, validation, permissions. */
  refusal?: {
    reason: 'admission' | 'invalid' | 'forbidden' | 'notServed';
    message: string;
  };
}

/**
 * What will happen in one target.
 *
 * @public
 */
export interface TargetPlan {
  /** Of all that is delivered, and of what goes. */
  objects: ObjectPlan[];
  /** What else stands in the way, in words. */
  problems: string[];
}

/**
 * Where a target is, whatever delivers to it.
 *
 * @public
 */
export type DeliveryPhase =
  | 'Waiting'
  | 'Applying'
  | 'Progressing'
  | 'Healthy'
  | 'Degraded'
  | 'Failed'
  | 'Unknown'
  | 'Stale';

/**
 * What an engine says of a target.
 *
 * @public
 */
export interface TargetStatus {
  /** Of the worst of its objects. */
  phase: DeliveryPhase;
  /** What was last put there, as far as it is known. */
  appliedRevision?: string;
  /** For people; without credentials. */
  message?: string;
  /** ISO 8601. */
  observedAt: string;
  /** Who says so, for example `argocd Application fleet/shop-eu`. */
  source: string;
}

/**
 * How to come back to what was there before: kept by the rollout and given back
 * for a rollback. Holds no Secret.
 *
 * @public
 */
export type PreviousState = JsonObject;

/**
 * Who delivers a workload now.
 *
 * @public
 */
export interface DeliveryOwner {
  /** For people, for example `Argo CD Application argocd/shop`. */
  description: string;
}

/**
 * What an engine may need while it acts.
 *
 * @public
 */
export interface DeliveryContext {
  /** Ends what is under way. */
  signal: AbortSignal;
  /**
   * Grows with every replica that takes the target over. An act with a smaller
   * one than the target has seen is refused.
   */
  fencingToken: number;
}

/**
 * What brings a desired state into clusters. Every method is asked again after
 * a crash, with the same arguments, and then ends in the same state without
 * doing anything twice. They reject with errors of `@backstage/errors`:
 * ServiceUnavailableError where the cluster or hub cannot be reached (asked
 * again later), ConflictError where others own what is to be changed or another
 * replica has the target, NotAllowedError where credentials do not suffice, and
 * InputError for what can never be delivered.
 *
 * @public
 */
export interface DeliveryEngine {
  /** For example argocd. */
  readonly name: string;

  /**
   * Whether this engine delivers the target's workloads now, so that they must
   * be changed at its source. `builtin` owns nothing.
   */
  ownerOf(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<DeliveryOwner | undefined>;

  /** What deliver() would do. Changes nothing. */
  plan(target: DeliveryTarget, context: DeliveryContext): Promise<TargetPlan>;

  /** What rollback() needs. Asked, and kept, before deliver(). */
  previous(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<PreviousState>;

  /** Puts the desired state on its way. status() says what becomes of it. */
  deliver(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<TargetStatus>;

  /** Where the target is. Changes nothing. */
  status(
    target: DeliveryTarget,
    context: DeliveryContext,
  ): Promise<TargetStatus>;

  /** Puts the previous state on its way. */
  rollback(
    target: DeliveryTarget,
    previous: PreviousState,
    context: DeliveryContext,
  ): Promise<TargetStatus>;
}
