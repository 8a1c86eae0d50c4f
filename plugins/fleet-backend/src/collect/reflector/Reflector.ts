import type { ApiServer } from '../apiServer/ApiServer';
import type { Clock } from '../clock';
import type { Pace } from '../pace/Pace';
import type { CollectedResource } from '../resources';
import { StopSource } from '../StopSource';
import { keepEvents } from './keepEvents';
import { KindClient } from './KindClient';
import { OutOfStep } from './OutOfStep';
import { Recovery } from './Recovery';
import type { ReflectorCounters } from './ReflectorCounters';
import type { ServerTraits } from './ServerTraits';
import { StateTeller } from './StateTeller';
import { sync, Synced } from './sync';
import type { ReflectorState, ResourceSink } from './types';
import { Verifier, VerifyTimes } from './Verifier';
import { WatchStream } from './WatchStream';

/** A stream that lasted for this long was no failure, however it ended. */
const LASTING_MS = 1_000;

export interface ReflectorOptions {
  resource: CollectedResource;
  server: ApiServer;
  /** What is known of the server, shared by all that ask it. */
  traits: ServerTraits;
  sink: ResourceSink;
  clock: Clock;
  /** Shared by all clusters. */
  pace: Pace;
  counters: ReflectorCounters;
  /** Larger objects are refused. */
  maxObjectBytes: number;
  verifyTimes: VerifyTimes;
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
 * again only when the server says that this is too long ago, or when a
 * comparison says that something was missed.
 */
export class Reflector {
  readonly #client: KindClient;
  readonly #state: StateTeller;
  readonly #recovery: Recovery;
  readonly #verifier: Verifier;

  constructor(private readonly options: ReflectorOptions) {
    this.#client = new KindClient(options);
    this.#state = new StateTeller(options);
    this.#recovery = new Recovery({
      ...options,
      onState: state => this.#state.enter(state),
    });
    this.#verifier = new Verifier({
      ...options,
      client: this.#client,
      times: options.verifyTimes,
    });
  }

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.#recovery.after(error, signal);
        }
      }
    }
  }

  async #follow(outer: AbortSignal): Promise<void> {
    const { sink } = this.options;
    const source = new StopSource(outer);
    const { signal } = source;
    let verifying: Promise<void> | undefined;
    try {
      const checkpoint = await sink.checkpoint();
      let synced: Synced =
        checkpoint === undefined
          ? await this.#sync(signal)
          : { version: checkpoint };
      this.#recovery.hasSynced = true;
      this.#verifier.kept(synced.version);
      verifying = this.#verify(source);
      while (!signal.aborted) {
        synced = { version: await this.#watch(synced, signal) };
      }
      signal.throwIfAborted();
    } finally {
      source.stop();
      await verifying;
    }
  }

  async #sync(signal: AbortSignal): Promise<Synced> {
    const { notOlderThan, isStuck } = this.#recovery;
    const { pace } = this.options;
    const synced = await pace.run(
      () =>
        sync({
          ...this.options,
          client: this.#client,
          notOlderThan,
          inPages: isStuck,
          signal,
        }),
      signal,
    );
    this.#recovery.notOlderThan = undefined;
    this.#recovery.succeeded();
    this.#state.countRefused(synced.refused, { anew: true });
    this.options.onHeard();
    return synced;
  }

  /** @returns the resourceVersion up to which the sink has everything */
  async #watch(synced: Synced, signal: AbortSignal): Promise<string> {
    const { clock } = this.options;
    const stream = synced.stream ?? (await this.#open(synced.version, signal));
    let isKeeping = false;
    try {
      this.#state.enter({ status: 'current' });
      this.options.onHeard();
      return await keepEvents({
        ...this.options,
        stream,
        rest: synced.rest,
        from: synced.version,
        signal,
        onKeeping: events => {
          isKeeping = true;
          this.#verifier.keeping(events);
        },
        onKept: version => {
          isKeeping = false;
          this.#verifier.kept(version);
          this.#recovery.succeeded();
        },
        onRefused: objects => this.#state.countRefused(objects),
      });
    } finally {
      stream.close();
      // Unless what came was not kept.
      if (!isKeeping && clock.now() - stream.openedAt >= LASTING_MS) {
        this.#recovery.succeeded();
      }
    }
  }

  #open(version: string, signal: AbortSignal): Promise<WatchStream> {
    const query = { resourceVersion: version };
    return WatchStream.open({
      ...this.options,
      client: this.#client,
      query,
      signal,
    });
  }

  /** Compares now and then, and ends all that is under way if it must. */
  #verify(source: StopSource): Promise<void> {
    return this.#verifier.untilWrong(source.signal).then(
      () => source.stop(new OutOfStep('some events were missed')),
      // It was stopped.
      () => {},
    );
  }
}
