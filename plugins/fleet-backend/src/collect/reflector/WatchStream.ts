import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { StopSource } from '../StopSource';
import { Inbox, Received } from './Inbox';
import type { KindClient, Query } from './KindClient';
import type { ReflectorCounters } from './ReflectorCounters';

const MIN_TIMEOUT_SECONDS = 300;
/** No server leaves a watch open for longer: its connection is dead. */
const LONGEST_MS = 660_000;
/** Bookmarks come about each minute, once there was one. */
const LONGEST_SILENCE_MS = 210_000;
/** A server that sends a list as a stream has something to send. */
const LONGEST_INITIAL_SILENCE_MS = 30_000;

export interface WatchStreamOptions {
  client: KindClient;
  counters: ReflectorCounters;
  clock: Clock;
  signal: AbortSignal;
  /** Of the watch, besides what every watch asks for. */
  query: Query;
  /** Whether it begins with a list. */
  isInitial?: boolean;
}

/**
 * One watch, from its opening until it is closed. The server ends it after 5
 * to 10 minutes, at random, so that watches do not all end at once; a
 * connection that was cut off silently is found by its silence.
 */
export class WatchStream {
  /** Whether it broke because nothing came. */
  isSilent = false;
  readonly openedAt: number;
  #isInitial: boolean;
  #hasBookmarks = false;
  #heardAt: number;
  readonly #inbox: Inbox;

  /** Resolves when the server has accepted it; it is then to be closed. */
  static async open(options: WatchStreamOptions): Promise<WatchStream> {
    const source = new StopSource(options.signal);
    try {
      const frames = await request(options, source.signal);
      const stream = new WatchStream(options, source);
      stream.#start(frames);
      return stream;
    } catch (error) {
      source.stop();
      throw error;
    }
  }

  private constructor(
    private readonly options: WatchStreamOptions,
    private readonly source: StopSource,
  ) {
    const { clock, isInitial } = options;
    this.#isInitial = isInitial === true;
    this.#inbox = new Inbox(clock.now);
    this.openedAt = clock.now();
    this.#heardAt = this.openedAt;
  }

  /** What came since the last time; undefined when the server ended it. */
  take(): Promise<Received | undefined> {
    // Silence counts from when somebody listens.
    this.#heardAt = this.options.clock.now();
    return this.#inbox.take();
  }

  /** A bookmark came: from now on it is not silent for long. */
  sawBookmark() {
    this.#hasBookmarks = true;
  }

  /** The list that it began with is complete. */
  endInitial() {
    this.#isInitial = false;
  }

  /** Ends it: what was not taken is lost. */
  close() {
    this.#end();
  }

  #start(frames: Parameters<Inbox['fill']>[0]) {
    const { clock, counters } = this.options;
    counters.watches += 1;
    // It never rejects: whoever takes is told how it ended.
    this.#inbox.fill(frames, bytes => {
      counters.bytes += bytes;
      this.#heardAt = clock.now();
    });
    // Rejects when the stream is closed, which ends this too.
    this.#boundSilence().catch(() => {});
  }

  async #boundSilence() {
    const { clock } = this.options;
    const { signal } = this.source;
    for (;;) {
      const left = this.#deadline() - clock.now();
      if (left <= 0) {
        break;
      }
      await clock.sleep(Math.min(left, LONGEST_SILENCE_MS), signal);
      if (!this.#inbox.isAwaited) {
        // We are busy with what came: the server may have said all it has to.
        this.#heardAt = clock.now();
      }
    }
    this.isSilent = true;
    this.#end(
      new ApiServerError(
        'unreachable',
        'the watch fell silent, or did not end',
      ),
    );
  }

  /** @param reason - What take() is to throw */
  #end(reason?: Error) {
    this.source.stop(reason);
    this.#inbox.discard();
  }

  #deadline(): number {
    const latest = this.openedAt + LONGEST_MS;
    if (this.#isInitial) {
      return Math.min(latest, this.#heardAt + LONGEST_INITIAL_SILENCE_MS);
    }
    return this.#hasBookmarks
      ? Math.min(latest, this.#heardAt + LONGEST_SILENCE_MS)
      : latest;
  }
}

function request(
  { client, clock, query }: WatchStreamOptions,
  signal: AbortSignal,
) {
  const seconds = MIN_TIMEOUT_SECONDS * (1 + clock.random());
  return client.watch(
    {
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(Math.round(seconds)),
      ...query,
    },
    signal,
  );
}
