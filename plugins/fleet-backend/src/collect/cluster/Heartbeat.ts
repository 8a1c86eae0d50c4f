import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { Backoff } from '../reflector/Backoff';

const INTERVAL_MS = 10_000;
const TIMEOUT_MS = 10_000;
/** A proxy may answer pings for a server that is dead, or was upgraded. */
const VERSION_INTERVAL_MS = 120_000;
/** Where there are no pings that a proxy could answer. */
const RARE_VERSION_INTERVAL_MS = 300_000;
/**
 * Without pings, this long after it was last heard of it is asked. A watch has a
 * bookmark about each minute, and a cluster has several watches.
 */
const SILENCE_MS = 45_000;
/** One lost request is no news. */
const FAILURES_UNTIL_LOST = 2;

export interface HeartbeatListener {
  /**
   * The server answered, or was heard of lately without being asked.
   *
   * @param gitVersion - What it said last, if anything
   * @param heardAt - When it was heard of last, in ms since the epoch
   */
  onAlive(gitVersion: string | undefined, heardAt: number): void;
  /** It failed twice in a row, or before it ever answered. */
  onLost(error: ApiServerError): void;
}

/**
 * Pings an API server again and again: a frozen server keeps its connections
 * open and says nothing, so streams alone do not tell. Its version is asked for
 * at first, after each failure, when in a hurry, and every two minutes.
 *
 * Over HTTP/1.1 there are no pings, and each question is a request: there it is
 * asked only when its streams have been silent, and every five minutes.
 */
export class Heartbeat {
  #failures = 0;
  #everAlive = false;
  #gitVersion?: string;
  #versionAt = Number.NEGATIVE_INFINITY;
  #heardAt = Number.NEGATIVE_INFINITY;
  #hasPings = true;
  #hurry = new AbortController();
  #isHurried = false;
  #hurriedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly server: ApiServer,
    private readonly clock: Clock,
    private readonly listener: HeartbeatListener,
  ) {}

  /** Asks at once rather than at the next interval: a request has failed. */
  hurry() {
    this.#hurry.abort();
  }

  /** Something came of the server, on a stream for example. */
  heard() {
    this.#heardAt = this.clock.now();
  }

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.clock);
    while (!signal.aborted) {
      const error = await this.#beat(signal);
      if (signal.aborted) {
        return;
      }
      await this.#pause(error ? backoff.next() : this.#untilNext(), signal);
    }
  }

  async #beat(signal: AbortSignal): Promise<ApiServerError | undefined> {
    try {
      await this.#listen(signal);
      this.#failures = 0;
      this.#everAlive = true;
      this.listener.onAlive(this.#gitVersion, this.#heardAt);
      return undefined;
    } catch (cause) {
      const error = toError(cause);
      this.#failures += 1;
      const lost = this.#failures >= FAILURES_UNTIL_LOST || !this.#everAlive;
      if (lost && !signal.aborted) {
        this.listener.onLost(error);
      }
      return error;
    }
  }

  /** Asks the server for a sign of life, unless there was one. */
  async #listen(signal: AbortSignal) {
    if (!this.#wantsVersion()) {
      const options = { signal, timeoutMs: TIMEOUT_MS };
      this.#hasPings = await this.server.ping(options);
      if (this.#hasPings) {
        this.heard();
        return;
      }
      if (this.#untilSilent() > 0) {
        return;
      }
    }
    await this.#readVersion(signal);
    this.heard();
  }

  #untilSilent(): number {
    return this.#heardAt + SILENCE_MS - this.clock.now();
  }

  #untilNext(): number {
    return this.#hasPings
      ? INTERVAL_MS
      : Math.min(INTERVAL_MS, this.#untilSilent());
  }

  #wantsVersion(): boolean {
    const now = this.clock.now();
    // However many requests fail: not for each of them.
    if (this.#isHurried && now - this.#hurriedAt >= INTERVAL_MS) {
      this.#hurriedAt = now;
      return true;
    }
    const intervalMs = this.#hasPings
      ? VERSION_INTERVAL_MS
      : RARE_VERSION_INTERVAL_MS;
    return this.#failures > 0 || now - this.#versionAt >= intervalMs;
  }

  async #readVersion(signal: AbortSignal) {
    const options = { signal, timeoutMs: TIMEOUT_MS };
    const version = await this.server.getJson('/version', options);
    this.#gitVersion = readGitVersion(version);
    this.#versionAt = this.clock.now();
  }

  async #pause(ms: number, signal: AbortSignal) {
    // While lost, streams that fail have nothing to add: only wait.
    const hurry = this.#failures > 0 ? [] : [this.#hurry.signal];
    await this.clock
      .sleep(ms, AbortSignal.any([signal, ...hurry]))
      .catch(() => {});
    this.#isHurried = this.#hurry.signal.aborted;
    this.#hurry = new AbortController();
  }
}

function toError(cause: unknown): ApiServerError {
  return cause instanceof ApiServerError
    ? cause
    : new ApiServerError('unreachable', 'the request failed');
}

function readGitVersion(body: unknown): string | undefined {
  const version = (body as { gitVersion?: unknown } | null)?.gitVersion;
  return typeof version === 'string' ? version : undefined;
}
