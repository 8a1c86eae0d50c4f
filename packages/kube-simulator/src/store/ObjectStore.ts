import type { KubeObject } from '../types';
import { EventHistory, StoreEvent } from './EventHistory';
import { objectKey, ObjectTable } from './ObjectTable';

/** How a store is made. */
export interface ObjectStoreOptions {
  /** Where revisions begin. */
  firstRevision?: number;
  /** How many changes are remembered at least. */
  historySize?: number;
}

/**
 * All objects of one server, with one revision that grows by one with each
 * change, and the last changes. Objects in it are never changed, only replaced.
 */
export class ObjectStore {
  readonly #tables = new Map<string, ObjectTable>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #history: EventHistory;
  #revision: number;

  constructor(options: ObjectStoreOptions = {}) {
    this.#revision = options.firstRevision ?? 1;
    this.#history = new EventHistory(
      options.historySize ?? 2_000,
      this.#revision,
    );
  }

  /** The revision of the last change. */
  get revision(): number {
    return this.#revision;
  }

  /** Nothing before this revision can be known. */
  get compactedRevision(): number {
    return this.#history.compactedRevision;
  }

  /** One object, or undefined. */
  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.#tables.get(resource)?.get(objectKey(namespace, name));
  }

  /** The objects of a resource with their keys, now or at a revision. */
  entries(
    resource: string,
    revision = this.#revision,
  ): Array<[string, KubeObject]> {
    const changes = this.#history.since(revision, resource);
    return this.#tables.get(resource)?.entriesBefore(changes) ?? [];
  }

  /** The objects of a resource now. */
  list(resource: string): KubeObject[] {
    return this.entries(resource).map(([, object]) => object);
  }

  /** The changes of a resource after a revision. */
  changesSince(revision: number, resource: string): StoreEvent[] {
    return this.#history.since(revision, resource);
  }

  /** Stores an object under a new revision; it must not be changed after. */
  put(resource: string, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata;
    const previous = this.get(resource, namespace, name);
    const stored = withRevision(object, ++this.#revision);
    this.#table(resource).set(objectKey(namespace, name), stored);
    const type = previous ? 'MODIFIED' : 'ADDED';
    this.#publish({ type, resource, object: stored, previous });
    return stored;
  }

  /** Removes an object that is there, as it is given. */
  remove(resource: string, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata;
    const previous = this.get(resource, namespace, name);
    const last = withRevision(object, ++this.#revision);
    this.#table(resource).delete(objectKey(namespace, name));
    this.#publish({ type: 'DELETED', resource, object: last, previous });
    return last;
  }

  /** Forgets the changes up to a revision, or all of them. */
  compact(revision = this.#revision): void {
    this.#history.compact(revision);
  }

  /**
   * Tells of every change.
   *
   * @returns how to stop it
   */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #table(resource: string): ObjectTable {
    let table = this.#tables.get(resource);
    if (!table) {
      table = new ObjectTable();
      this.#tables.set(resource, table);
    }
    return table;
  }

  #publish(change: Omit<StoreEvent, 'revision'>) {
    const event = { ...change, revision: this.#revision };
    this.#history.add(event);
    for (const listener of this.#listeners) {
      listener(event);
    }
  }
}

function withRevision(object: KubeObject, revision: number): KubeObject {
  const resourceVersion = String(revision);
  return { ...object, metadata: { ...object.metadata, resourceVersion } };
}
