import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { CollectedResource, resourcePath } from '../resources';
import { Backoff } from './Backoff';
import { batches } from './batches';
import { listAll } from './listAll';
import type { ReflectorState, ResourceSink } from './types';
import { openWatch, WatchStep } from './watchEvents';

/** How often a kind that is absent or forbidden is asked for again. */
const FIRST_RECHECK_MS = 5_000;
const LAST_RECHECK_MS = 300_000;
/**
 * A server that has just started, or a proxy before one, refuses for a moment
 * what it allows: of a kind that was seen, one refusal is not believed.
 */
const REFUSALS_UNTIL_BELIEVED = 3;
/** A watch that ends sooner, with nothing in it, counts as failed. */
const SHORTEST_WATCH_MS = 1_000;
/** No server leaves a watch open for longer: its connection is dead. */
const LONGEST_WATCH_MS = 660_000;
/** One broken stream is no news: only what fails again is stale. */
const FAILURES_UNTIL_STALE = 2;

export interface ReflectorOptions {
  resource: CollectedResource;
  server: ApiServer;
  sink: ResourceSink;
  clock: Clock;
  /** Told of every change of state. */
  onState(state: ReflectorState): void;
  /** Told whenever the server was heard of. */
  onHeard(): void;
  /** Told when a request failed for another reason than its kind. */
  onFailed(error: unknown): void;
}

/**
 * Keeps a sink equal to what one resource is on one cluster: lists it once,
 * then watches it; resumes from where it was after any interruption, and lists
 * again only when the server says that this is too long ago.
 */
export class Reflector {
  #state: ReflectorState = { status: 'initial' };
  #synced = false;
  #failures = 0;
  readonly #path: string;
  readonly #backoff: Backoff;

  constructor(private readonly options: ReflectorOptions) {
    this.#path = resourcePath(options.resource);
    this.#backoff = new Backoff(options.clock);
  }

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        // Where even this fails, the inventory is at fault: the next round
        // meets the same, and says so.
        await this.#recover(error, signal).catch(() =>
          this.#pause(this.#backoff.next(), signal),
        );
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { server, sink } = this.options;
    const path = this.#path;
    let version = await sink.checkpoint();
    if (version === undefined) {
      version = await listAll({ server, path, sink, signal });
      this.#failures = 0;
      this.options.onHeard();
    }
    this.#synced = true;
    while (!signal.aborted) {
      version = await this.#watch(version, signal);
    }
  }

  /** @returns the resourceVersion up to which the sink has everything */
  async #watch(from: string, outer: AbortSignal): Promise<string> {
    const { server, sink, clock } = this.options;
    let openedAt = Number.POSITIVE_INFINITY;
    let isKeeping = false;
    const stop = new AbortController();
    const signal = AbortSignal.any([outer, stop.signal]);
    this.#boundSilence(stop, signal);
    try {
      const steps = await openWatch({
        server,
        path: this.#path,
        resourceVersion: from,
        clock,
        signal,
      });
      openedAt = clock.now();
      this.#enter({ status: 'current' });
      this.options.onHeard();
      let version = from;
      for await (const batch of batches(steps, clock, signal)) {
        this.options.onHeard();
        // Who is to be stopped must not write after whoever comes next.
        signal.throwIfAborted();
        version = batch[batch.length - 1].resourceVersion;
        isKeeping = true;
        await sink.apply(eventsOf(batch), version);
        isKeeping = false;
        this.#failures = 0;
      }
      if (version === from && clock.now() - openedAt < SHORTEST_WATCH_MS) {
        throw new ApiServerError('unreachable', 'the watch ended at once');
      }
      return version;
    } finally {
      stop.abort();
      // A stream that lasted was no failure, unless what came was not kept.
      if (!isKeeping && clock.now() - openedAt >= SHORTEST_WATCH_MS) {
        this.#failures = 0;
      }
    }
  }

  /** A connection that was cut off silently says nothing, and never ends. */
  #boundSilence(stop: AbortController, signal: AbortSignal) {
    const end = () =>
      stop.abort(
        new ApiServerError('unreachable', 'the watch did not end in time'),
      );
    this.options.clock.sleep(LONGEST_WATCH_MS, signal).then(end, () => {});
  }

  async #recover(error: unknown, signal: AbortSignal): Promise<void> {
    const { failure, message, retryAfterMs } = readFailure(error);
    if (failure === 'expired' || failure === 'futureVersion') {
      // The next round lists. Once is no news; a list may expire again.
      await this.options.sink.forget();
    }
    this.#failures += 1;
    if (this.#isUnlistable(failure)) {
      await this.#enterUnlistable(failure, message);
      await this.#pause(this.#untilRecheck(), signal);
      return;
    }
    if (this.#failures >= FAILURES_UNTIL_STALE || !this.#synced) {
      const status = this.#synced ? 'stale' : 'initial';
      this.#enter({ status, reason: message });
    }
    this.options.onFailed(error);
    await this.#pause(this.#backoff.next(retryAfterMs), signal);
  }

  /** No built-in kind is ever absent, whatever answered so. */
  #isUnlistable(failure: string): failure is 'forbidden' | 'notFound' {
    const refused =
      failure === 'forbidden' ||
      (failure === 'notFound' && this.options.resource.optional === true);
    const believed = this.#failures >= REFUSALS_UNTIL_BELIEVED;
    return refused && (believed || !this.#synced);
  }

  #untilRecheck(): number {
    const doublings = Math.min(this.#failures - 1, 10);
    return Math.min(FIRST_RECHECK_MS * 2 ** doublings, LAST_RECHECK_MS);
  }

  async #enterUnlistable(failure: 'forbidden' | 'notFound', message: string) {
    if (failure === 'forbidden') {
      this.#enter({ status: 'forbidden', reason: message });
      return;
    }
    this.#enter({
      status: 'absent',
      reason: 'the cluster does not serve this kind',
    });
    await this.options.sink.clear();
  }

  #enter(state: ReflectorState) {
    const { status, reason } = this.#state;
    if (state.status !== status || state.reason !== reason) {
      this.#state = state;
      this.options.onState(state);
    }
  }

  async #pause(ms: number, signal: AbortSignal) {
    await this.options.clock.sleep(ms, signal).catch(() => {});
  }
}

function eventsOf(batch: WatchStep[]) {
  return batch.flatMap(step => step.event ?? []);
}

function readFailure(error: unknown) {
  if (error instanceof ApiServerError) {
    const { failure, message, options } = error;
    return { failure, message, retryAfterMs: options.retryAfterMs };
  }
  return {
    failure: 'internal' as const,
    message: 'what came could not be kept; the log of the backend says why',
    retryAfterMs: undefined,
  };
}
