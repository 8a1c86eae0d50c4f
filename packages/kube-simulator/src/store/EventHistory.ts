import type { KubeObject } from '../types';

/** One change of one object. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  revision: number;
  /** As in "deployments.apps". */
  resource: string;
  /** As it became; for a deletion as it was last, with the new revision. */
  object: KubeObject;
  previous?: KubeObject;
}

/** The last changes of a store, as far back as there is room. */
export class EventHistory {
  #events: StoreEvent[] = [];
  #compacted: number;

  constructor(private readonly size: number, firstRevision: number) {
    this.#compacted = firstRevision;
  }

  /** Up to here (inclusive) changes are forgotten. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  add(event: StoreEvent): void {
    this.#events.push(event);
    // Halved rather than shifted: removing at the front of an array is slow.
    if (this.#events.length >= 2 * this.size) {
      this.#forget(this.#events.length - this.size);
    }
  }

  /** Forgets what happened up to a revision, as etcd does on demand. */
  compact(revision: number): void {
    this.#forget(this.#indexAfter(revision));
    this.#compacted = Math.max(this.#compacted, revision);
  }

  /** The changes after a revision, of one resource, oldest first. */
  since(revision: number, resource: string): StoreEvent[] {
    const events: StoreEvent[] = [];
    for (let i = this.#indexAfter(revision); i < this.#events.length; i++) {
      if (this.#events[i].resource === resource) {
        events.push(this.#events[i]);
      }
    }
    return events;
  }

  #forget(count: number) {
    const last = this.#events[count - 1];
    if (last) {
      this.#compacted = last.revision;
      this.#events = this.#events.slice(count);
    }
  }

  #indexAfter(revision: number): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#events[middle].revision <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
