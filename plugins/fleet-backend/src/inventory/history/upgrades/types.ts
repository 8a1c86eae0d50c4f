/** What an upgrade is, in the order of the numbers that are kept. */
export const KINDS = ['upgrade', 'rollback', 'reconfigure'] as const;
export type UpgradeKind = (typeof KINDS)[number];

/** Who told of it. */
export const SOURCES = [
  'workload',
  'replicaSet',
  'controllerRevision',
  'helm',
  'argocd',
  'flux',
  'flotilla',
] as const;
export type UpgradeSource = (typeof SOURCES)[number];

/** Whether it was seen to happen, or is told by what the cluster keeps. */
export const EVIDENCE = ['observed', 'recovered'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * What the time of an upgrade is:
 *
 * - second: when the cluster says that it began
 * - seen: when it was noticed
 * - rollout: when it was complete
 * - after: the last time before which it cannot have been
 */
export const PRECISIONS = ['second', 'seen', 'rollout', 'after'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The image of a container, or a label that tells a version; one of the two. */
export interface Change {
  container?: string;
  label?: string;
  /** Undefined for what was not there before. */
  from?: string;
  /** Undefined for what is not there any more. */
  to?: string;
}

/** What is kept of an upgrade in one text, which many upgrades may share. */
export interface What {
  changes: Change[];
  /** Whether `kubectl rollout restart` asked for it. */
  restart?: true;
  /** Why it was, in the words of who did it. */
  note?: string;
  /** Who or what did it. */
  actor?: string;
  /** The id of our rollout that did it. */
  rollout?: string;
}

/** An upgrade of one workload. */
export interface Upgrade {
  /** Seconds since 1970. */
  at: number;
  kind: UpgradeKind;
  what: What;
  /** To which it changed, where the cluster numbers them. */
  revision?: number;
  source: UpgradeSource;
  evidence: Evidence;
  precision: Precision;
}

/** A pod template that a workload had, as far as it tells upgrades. */
export interface Template {
  /** Container to image, init containers among them. */
  images: ReadonlyMap<string, string>;
  /** Labels that tell a version. */
  marks: ReadonlyMap<string, string>;
}

/** A template that the cluster still keeps. */
export interface Revision extends Template {
  /** Of the last time that it was rolled out. */
  number: number;
  /** Of the times before. */
  earlier: readonly number[];
  /** When it first was, in seconds since 1970. */
  createdAt: number;
  cause?: string;
  restartedAt?: string;
}
