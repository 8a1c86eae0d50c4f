/** An API version that Kubernetes deprecated, and removes or has removed. */
export interface RemovedApi {
  group: string;
  version: string;
  kind: string;
  /** Its plural. */
  resource: string;
  /** As 1.29. */
  deprecatedIn?: string;
  /** The first version that does not serve it, as 1.32. */
  removedIn: string;
  /** What has the same kind, as autoscaling/v2. */
  replacement?: string;
  /**
   * As which group and version its objects can be listed, the newest first;
   * absent where it has no objects, or none that last.
   */
  listedAs?: string[];
}

/** What uses a deprecated API version, as far as one evidence tells. */
export interface DeprecatedApiUse {
  group: string;
  version: string;
  resource: string;
  /** Empty where nobody says. */
  kind: string;
  /** The minor version of Kubernetes 1 that serves it no more; absent where nobody says. */
  removedIn?: number;
  evidence: DeprecatedApiEvidence;
  /** Of the objects; empty for those of the cluster, and for requests. */
  namespace: string;
  /** How many were last written with it, at least in part. */
  objects: number;
  /** Names of some of them. */
  examples: string[];
  managers: ApiManager[];
}

/**
 * - managedFields: objects that were written with it
 * - metric: the API server was asked for it since it was started
 */
export type DeprecatedApiEvidence = 'managedFields' | 'metric';

/** What wrote objects with an API version: a tool by its own name. */
export interface ApiManager {
  name: string;
  objects: number;
  /** When it did so last, in ISO 8601. */
  lastAt?: string;
}

/** What one look at a cluster found, and what it could not see. */
export interface DeprecatedApis {
  /** Of the cluster's Kubernetes 1, when it was looked at. */
  minor?: number;
  uses: DeprecatedApiUse[];
  /** Kinds whose objects may not be listed, or are too many. */
  unlisted: string[];
  /** Whether the API server's own metric could be read. */
  metric: 'read' | 'forbidden' | 'unreadable';
}
