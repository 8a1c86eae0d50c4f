/**
 * An object as an API server sends it. Only what the reflector itself needs is
 * typed, and none of it can be trusted to be there.
 */
export interface KubeObject {
  metadata?: { uid?: unknown; resourceVersion?: unknown };
}

/** What happened to an object, in the order in which it happened. */
export type ObjectEvent =
  | { type: 'changed'; object: KubeObject }
  | { type: 'deleted'; object: KubeObject };

/**
 * Where a reflector's objects go: what this resource is on this cluster, kept
 * across restarts.
 */
export interface ResourceSink {
  /**
   * Up to which resourceVersion everything was kept; undefined when nothing
   * was, or when it cannot be trusted any more.
   */
  checkpoint(): Promise<string | undefined>;
  /** Starts over: what is not added before the end is gone. */
  replace(): ReplaceSession;
  /** Keeps these changes and the resourceVersion up to which they reach, together. */
  apply(events: ObjectEvent[], resourceVersion: string): Promise<void>;
  /** Drops the checkpoint, but no object: the next round lists again. */
  forget(): Promise<void>;
  /** Drops the checkpoint and all objects: the cluster has no such kind. */
  clear(): Promise<void>;
}

export interface ReplaceSession {
  add(objects: KubeObject[]): Promise<void>;
  /** Drops what was not added, and keeps the list's resourceVersion. */
  finish(resourceVersion: string): Promise<void>;
}

/**
 * - initial: no complete list yet
 * - current: the watch is open, and everything before it was kept
 * - stale: it was current, and is not seen now
 * - forbidden: this kind may not be listed
 * - absent: the cluster does not serve this kind
 */
export type ReflectorStatus =
  | 'initial'
  | 'current'
  | 'stale'
  | 'forbidden'
  | 'absent';

export interface ReflectorState {
  status: ReflectorStatus;
  reason?: string;
}
