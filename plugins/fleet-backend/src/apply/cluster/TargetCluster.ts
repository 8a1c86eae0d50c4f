import type { JsonObject } from '@backstage/types';
import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';

/** An object as the API server has it. */
export interface LiveObject extends Manifest {
  metadata: JsonObject & {
    name: string;
    namespace?: string;
    uid: string;
    resourceVersion: string;
  };
}

/** How a cluster serves a kind. */
export interface ServedKind {
  apiVersion: string;
  kind: string;
  /** As in paths, for example deployments. */
  plural: string;
  namespaced: boolean;
}

/** What a cluster is, for who renders for it. */
export interface ClusterVersion {
  /** For example v1.34.1-eks-1a2b3c4. */
  kubeVersion: string;
  /** All that it serves, as Helm has them: apps/v1 and apps/v1/Deployment. */
  apiVersions: readonly string[];
}

/** Which objects are listed. */
export interface ListQuery {
  apiVersion: string;
  kind: string;
  /** All namespaces if absent. */
  namespace?: string;
  /** As Kubernetes writes it; all objects if absent. */
  labelSelector?: string;
}

export interface RequestSignal {
  signal: AbortSignal;
}

export interface WriteOptions extends RequestSignal {
  /** Asks what would become of it, and changes nothing. */
  dryRun?: boolean;
}

export interface ApplyOptions extends WriteOptions {
  /** Takes over fields that other managers own; refused if absent. */
  force?: boolean;
  /**
   * The object as it was seen: refused (stale) where it has changed since, or
   * is gone. A resourceVersion alone would let it be created again.
   */
  seen?: { uid: string; resourceVersion: string };
}

export interface DeleteOptions extends WriteOptions {
  /** Refused (stale) where another object has the name now. */
  uid: string;
  /** Refused (stale) where the object has changed since. */
  resourceVersion?: string;
}

/** One operation of RFC 6902. */
export interface JsonPatchOperation extends JsonObject {
  op: 'add' | 'replace' | 'remove' | 'test';
  path: string;
}

/** What a write came to. */
export interface Written {
  object: LiveObject;
  /** Whether it was not there before. */
  created: boolean;
}

/**
 * One cluster as acts see it, with the credential for delivering. An object
 * whose kind has namespaces must name one; of others it is ignored. Every method
 * rejects with a TargetError, or with the signal's reason once that has aborted.
 * All writes are as the field manager `flotilla`.
 */
export interface TargetCluster {
  /** @throws TargetError notServed where the cluster has no such kind */
  kind(
    type: { apiVersion: string; kind: string },
    options: RequestSignal,
  ): Promise<ServedKind>;

  /** Looks again, at the next use, at which kinds there are. */
  forgetKinds(): void;

  version(options: RequestSignal): Promise<ClusterVersion>;

  /** Undefined where it is not there. */
  get(ref: ObjectRef, options: RequestSignal): Promise<LiveObject | undefined>;

  /** All objects of a kind, read in pages. */
  list(query: ListQuery, options: RequestSignal): Promise<LiveObject[]>;

  /** Server-side apply. Creates what is not there. */
  apply(manifest: Manifest, options: ApplyOptions): Promise<Written>;

  /** Refused (exists) where it is there already. */
  create(manifest: Manifest, options: WriteOptions): Promise<LiveObject>;

  /**
   * Replaces an object whole, as an update. Refused (stale) where it has
   * another resourceVersion than the one that its metadata names.
   */
  replace(manifest: Manifest, options: WriteOptions): Promise<LiveObject>;

  /**
   * A JSON patch. A test in it that fails is invalid; where it writes another
   * resourceVersion than the object has, it is refused (stale).
   */
  patch(
    ref: ObjectRef,
    operations: readonly JsonPatchOperation[],
    options: WriteOptions,
  ): Promise<LiveObject>;

  /** Background propagation. What is not there is deleted. */
  delete(ref: ObjectRef, options: DeleteOptions): Promise<void>;
}
