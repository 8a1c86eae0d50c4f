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
  /** Starts a comparison of what is kept with a complete list. It changes nothing. */
  audit(): Promise<AuditSession>;
}

/**
 * A comparison under way. Events go on being applied meanwhile, so what looks
 * wrong may only have changed: which objects those are is said at the end.
 */
export interface AuditSession {
  /** Compares these objects with what is kept of them now. */
  add(objects: KubeObject[]): Promise<void>;
  /**
   * Ends it. Says how many objects are kept wrongly: what was added and not
   * kept when it was, what is kept now and was not added, and what was kept
   * then in another form than that which was added.
   *
   * @param touched - The `metadata.uid` of objects that do not count; it may
   *   grow meanwhile
   */
  finish(touched: ReadonlySet<string>): Promise<AuditResult>;
}

export interface AuditResult {
  missing: number;
  extra: number;
  different: number;
}

export interface ReplaceSession {
  add(objects: KubeObject[]): Promise<void>;
  /** Takes back what was added: it was deleted while the list came as a stream. */
  remove(objects: KubeObject[]): Promise<void>;
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
  /** How often an object was refused as too large since the last list; absent for never. */
  refused?: number;
}

/** What a reflector did since it was started: counts, except where said. */
export interface ReflectorStats {
  /** Of answers and streams. */
  bytes: number;
  /** Of watches, bookmarks and what was refused left out. */
  events: number;
  /** Requests and streams that failed, and what could not be kept. */
  errors: number;
  /** Lists that were begun, whether by pages or as a stream. */
  lists: number;
  watches: number;
  /** Objects that are too large, as in ReflectorState. */
  refused: number;
  /** How often the verify pass found something that was really wrong. */
  repairs: number;
  /**
   * From received to kept, in ms: the longest since the last reading; undefined
   * when nothing came.
   */
  lagMs?: number;
  /** When the last event came, in ms since the epoch; undefined for never. */
  lastEventAt?: number;
}
