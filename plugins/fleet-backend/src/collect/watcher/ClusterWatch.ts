import type {
  ClusterConnection,
  ClusterWatchEvent,
  ClusterWatchRequest,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import { connectionError } from '../apiServer/connectionError';
import type { Clock } from '../clock';
import { Backoff } from '../reflector/Backoff';
import { judgeFailure } from './judgeFailure';
import { ObjectWatchEvent, watchEvents } from './watchEvents';
import { watchPath } from './watchPath';

const MIN_ROUND_SECONDS = 300;
/** A server that does not end a round in time is dead, or its connection is. */
const OVERTIME_MS = 60_000;
/** A round that ends sooner, with nothing in it, counts as failed. */
const SHORTEST_ROUND_MS = 1_000;

export interface ClusterWatchOptions {
  /** As its locator named it last; undefined when it has left the fleet. */
  connection(): ClusterConnection | undefined;
  connect(connection: ClusterConnection): ApiServer;
  clock: Clock;
}

/**
 * One watch of one resource on one cluster, in as many rounds as it takes.
 * Whole objects pass through; none is kept.
 */
export class ClusterWatch {
  /** Up to where everything was handed on; undefined where that is unknown. */
  #version?: string;
  #hasBegun = false;
  #failures = 0;
  #server?: { connection: ClusterConnection; api: ApiServer };
  readonly #endsAt: number;
  readonly #backoff: Backoff;

  constructor(
    private readonly options: ClusterWatchOptions,
    private readonly request: ClusterWatchRequest,
  ) {
    const { clock } = options;
    const { timeoutSeconds = Number.POSITIVE_INFINITY } = request;
    this.#endsAt = clock.now() + timeoutSeconds * 1000;
    this.#backoff = new Backoff(clock);
    this.#version = firstVersion(request);
  }

  /** Never throws. */
  async *run(): AsyncGenerator<ClusterWatchEvent, void, undefined> {
    try {
      yield* this.#rounds();
    } finally {
      await this.#server?.api.close();
    }
  }

  async *#rounds(): AsyncGenerator<ClusterWatchEvent, void, undefined> {
    const { clock } = this.options;
    const signal = this.request.signal ?? new AbortController().signal;
    while (!signal.aborted && clock.now() < this.#endsAt) {
      try {
        yield* this.#round(signal);
      } catch (thrown) {
        if (signal.aborted) {
          return;
        }
        const error = connectionError(thrown);
        this.#failures += 1;
        const { told, isOver } = judgeFailure(error, this.#failures);
        if (told) {
          yield { type: 'ERROR', error: told };
        }
        if (isOver) {
          return;
        }
        const ms = this.#backoff.next(error.options.retryAfterMs);
        await clock.sleep(ms, signal).catch(() => {});
      }
    }
  }

  async *#round(outer: AbortSignal): AsyncGenerator<ObjectWatchEvent> {
    const { clock } = this.options;
    const seconds = this.#seconds();
    const path = watchPath(this.request, {
      resumeFrom: this.#resumeFrom(),
      seconds,
    });
    const server = await this.#connect();
    const stop = new AbortController();
    const signal = AbortSignal.any([outer, stop.signal]);
    this.#boundTime(seconds * 1000 + OVERTIME_MS, stop, signal);
    let openedAt = Number.POSITIVE_INFINITY;
    try {
      const accept = 'application/json';
      const stream = await server.openStream(path, { signal, accept });
      openedAt = clock.now();
      yield* this.#handOn(watchEvents(stream), openedAt);
    } finally {
      stop.abort();
      if (clock.now() - openedAt >= SHORTEST_ROUND_MS) {
        this.#failures = 0;
      }
    }
  }

  async *#handOn(
    events: AsyncIterable<ObjectWatchEvent>,
    openedAt: number,
  ): AsyncGenerator<ObjectWatchEvent> {
    let isEmpty = true;
    for await (const event of events) {
      isEmpty = false;
      this.#failures = 0;
      this.#hasBegun = true;
      // The state comes in any order: only its end says up to where it reaches.
      if (this.#version !== undefined || event.type === 'BOOKMARK') {
        this.#version = event.resourceVersion;
      }
      if (event.type !== 'BOOKMARK' || this.request.allowWatchBookmarks) {
        yield event;
      }
    }
    const lastedMs = this.options.clock.now() - openedAt;
    if (isEmpty && lastedMs < SHORTEST_ROUND_MS) {
      throw new ApiServerError('unreachable', 'the watch ended at once');
    }
  }

  #resumeFrom(): string | undefined {
    if (this.#hasBegun && this.#version === undefined) {
      throw new ApiServerError(
        'expired',
        'the watch broke before it was known up to where it reached',
      );
    }
    return this.#version;
  }

  /** At random, so that watches do not all end at once. */
  #seconds(): number {
    const { clock } = this.options;
    const seconds = MIN_ROUND_SECONDS * (1 + clock.random());
    const left = (this.#endsAt - clock.now()) / 1000;
    return Math.ceil(Math.min(seconds, left));
  }

  /** Where the cluster is, or its credential, may be another than before. */
  async #connect(): Promise<ApiServer> {
    const connection = this.options.connection();
    if (!connection) {
      throw new ApiServerError('notFound', 'the cluster has left the fleet');
    }
    if (this.#server?.connection !== connection) {
      await this.#server?.api.close();
      this.#server = { connection, api: this.options.connect(connection) };
    }
    return this.#server.api;
  }

  #boundTime(ms: number, stop: AbortController, signal: AbortSignal) {
    const end = () =>
      stop.abort(
        new ApiServerError('unreachable', 'the watch did not end in time'),
      );
    this.options.clock.sleep(ms, signal).then(end, () => {});
  }
}

/** Before this version nothing is missing; undefined where the state comes first. */
function firstVersion(request: ClusterWatchRequest): string | undefined {
  const { resourceVersion, sendInitialEvents } = request;
  return sendInitialEvents || resourceVersion === '0'
    ? undefined
    : resourceVersion || undefined;
}
