import type { ServerResponse } from 'node:http';
import { expired, futureRevision, StatusError } from '../../errors';
import { groupVersion, resourceKey, StoreEvent } from '../../store';
import type { KubeObject } from '../../types';
import { representObject } from '../http';
import type { ServerContext } from '../ServerContext';
import type { WatchOptions } from './WatchOptions';

/** What marks the bookmark after the objects that were there at first. */
export const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/** One watch: the changes of one resource, as lines of JSON. */
export class WatchStream {
  #cursor: number;
  #initialDue: boolean;
  readonly #resource: string;

  constructor(
    private readonly context: ServerContext,
    private readonly response: ServerResponse,
    private readonly options: WatchOptions,
  ) {
    this.#resource = resourceKey(options.resource);
    this.#cursor = options.since ?? context.store.revision;
    this.#initialDue = options.initial !== 'none';
  }

  /** As in "deployments.apps". */
  get resource(): string {
    return this.#resource;
  }

  /** Accepts the watch and sends what is known already. */
  open(): void {
    this.response.writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
    });
    this.response.flushHeaders();
    this.catchUp();
  }

  /** Sends what happened since the watch was last served. */
  catchUp(): void {
    const { store, faults, watches } = this.context;
    if (faults.watchesSilent || this.response.writableEnded) {
      return;
    }
    if (this.#initialDue) {
      this.#sendInitial();
    }
    if (this.#cursor < store.compactedRevision) {
      this.expire();
      return;
    }
    for (const event of store.changesSince(this.#cursor, this.#resource)) {
      if (!watches.isDropped(event.revision)) {
        this.#sendEvent(event);
      }
    }
    this.#cursor = Math.max(this.#cursor, store.revision);
  }

  /** Hears of a change as it happens, of whichever resource. */
  onChange(event: StoreEvent, dropped: boolean): void {
    const { faults } = this.context;
    // Who asks from a version that is yet to come hears nothing before it.
    if (faults.watchesSilent || event.revision <= this.#cursor) {
      return;
    }
    if (event.resource === this.#resource && !dropped) {
      this.#sendEvent(event);
    }
    this.#cursor = event.revision;
  }

  /** Tells up to which revision all was sent, if the client wants to know. */
  bookmark(): void {
    if (this.options.bookmarks && !this.context.faults.watchesSilent) {
      this.#sendBookmark();
    }
  }

  /** Says that what comes next is forgotten, and ends. */
  expire(): void {
    const { compactedRevision } = this.context.store;
    this.fail(
      expired(
        `too old resource version: ${this.#cursor} (${compactedRevision})`,
      ),
    );
  }

  /** Says why it cannot go on, and ends. */
  fail({ status }: StatusError): void {
    this.#send('ERROR', status);
    this.end();
  }

  /** Ends as a watch whose time is up. */
  end(): void {
    this.response.end();
  }

  #sendInitial() {
    const { store } = this.context;
    this.#initialDue = false;
    if (this.#cursor > store.revision) {
      this.fail(futureRevision(this.#cursor, store.revision));
      return;
    }
    for (const object of store.list(this.#resource)) {
      if (this.options.matches(object)) {
        this.#sendObject('ADDED', object);
      }
    }
    this.#cursor = store.revision;
    if (this.options.initial === 'marked') {
      this.#sendBookmark({ [INITIAL_EVENTS_END]: 'true' });
    }
  }

  /**
   * A change may bring an object into what is selected, or out of it: for this
   * watch that is a new or a deleted object.
   */
  #sendEvent({ type, object, previous }: StoreEvent) {
    const { matches } = this.options;
    const was = previous !== undefined && matches(previous);
    const is = type !== 'DELETED' && matches(object);
    if (is) {
      this.#sendObject(was ? 'MODIFIED' : 'ADDED', object);
    } else if (was) {
      const { resourceVersion } = object.metadata;
      const metadata = { ...previous.metadata, resourceVersion };
      const last = type === 'DELETED' ? object : { ...previous, metadata };
      this.#sendObject('DELETED', last);
    }
  }

  #sendObject(type: string, object: KubeObject) {
    this.#send(type, representObject(object, this.options.representation));
  }

  #sendBookmark(annotations?: Record<string, string>) {
    const { resource, representation } = this.options;
    const metadata = {
      resourceVersion: String(this.context.store.revision),
      ...(annotations ? { annotations } : {}),
    };
    const { kind } = resource;
    const object = { kind, apiVersion: groupVersion(resource), metadata };
    const asked = object as unknown as KubeObject;
    this.#send('BOOKMARK', representObject(asked, representation));
  }

  #send(type: string, object: unknown) {
    if (!this.response.writableEnded) {
      this.response.write(`${JSON.stringify({ type, object })}\n`);
    }
  }
}
