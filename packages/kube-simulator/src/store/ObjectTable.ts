import type { KubeObject } from '../types';
import type { StoreEvent } from './EventHistory';

/** The key of an object within its resource; the order of lists. */
export function objectKey(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** The objects of one resource, by key and in the order of their keys. */
export class ObjectTable {
  readonly #objects = new Map<string, KubeObject>();
  #sorted?: Array<[string, KubeObject]>;

  get(key: string): KubeObject | undefined {
    return this.#objects.get(key);
  }

  set(key: string, object: KubeObject): void {
    this.#objects.set(key, object);
    this.#sorted = undefined;
  }

  delete(key: string): void {
    this.#objects.delete(key);
    this.#sorted = undefined;
  }

  /** All objects with their keys, in order. */
  entries(): Array<[string, KubeObject]> {
    this.#sorted ??= sort([...this.#objects]);
    return this.#sorted;
  }

  /** The objects as they were before these changes, given oldest first. */
  entriesBefore(changes: StoreEvent[]): Array<[string, KubeObject]> {
    if (changes.length === 0) {
      return this.entries();
    }
    const objects = new Map(this.#objects);
    for (const { object, previous } of changes.toReversed()) {
      const { namespace, name } = object.metadata;
      const key = objectKey(namespace, name);
      if (previous) {
        objects.set(key, previous);
      } else {
        objects.delete(key);
      }
    }
    return sort([...objects]);
  }
}

function sort(entries: Array<[string, KubeObject]>) {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
