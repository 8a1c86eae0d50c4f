import type { StoreEvent } from '../../store';
import type { WatchStream } from './WatchStream';

/** All open watches of a server. */
export class WatchHub {
  readonly #streams = new Set<WatchStream>();
  readonly #dropped = new Set<number>();

  add(stream: WatchStream): void {
    this.#streams.add(stream);
  }

  delete(stream: WatchStream): void {
    this.#streams.delete(stream);
  }

  /** Passes a change on, unless it shall be missed. */
  onChange(event: StoreEvent, dropped: boolean): void {
    if (dropped) {
      this.#dropped.add(event.revision);
    }
    for (const stream of this.#streams) {
      stream.onChange(event, dropped);
    }
  }

  /** Whether no watch may hear of this change, now or later. */
  isDropped(revision: number): boolean {
    return this.#dropped.has(revision);
  }

  /** The resources that are watched now, as in "deployments.apps". */
  resources(): Set<string> {
    return new Set([...this.#streams].map(({ resource }) => resource));
  }

  bookmarkAll(): void {
    this.#streams.forEach(stream => stream.bookmark());
  }

  catchUpAll(): void {
    this.#streams.forEach(stream => stream.catchUp());
  }

  expireAll(): void {
    this.#streams.forEach(stream => stream.expire());
  }

  endAll(): void {
    this.#streams.forEach(stream => stream.end());
  }
}
