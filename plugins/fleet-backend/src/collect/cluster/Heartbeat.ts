import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { Backoff } from '../reflector/Backoff';

const INTERVAL_MS = 10_000;
const TIMEOUT_MS = 10_000;
/** A proxy may answer pings for a server that is dead, or was upgraded. */
const VERSION_INTERVAL_MS = 120_000;
/** One lost request is no news. */
const FAILURES_UNTIL_LOST = 2;

export interface HeartbeatListener {
  /** The server answered; this is the gitVersion that it said last, if any. */
  onAlive(gitVersion: string | undefined): void;
  /** It failed twice in a row, or before it ever answered. */
  onLost(error: ApiServerError): void;
}

/**
 * Pings an API server again and again: a frozen server keeps its connections
 * open and says nothing, so streams alone do not tell. Its version is asked for
 * at first, after each failure, when in a hurry, and every two minutes.
 */
export class Heartbeat {
  #failures = 0;
  #everAlive = false;
  #gitVersion?: string;
  #versionAt = Number.NEGATIVE_INFINITY;
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

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.clock);
    while (!signal.aborted) {
      const error = await this.#beat(signal);
      if (signal.aborted) {
        return;
      }
      await this.#pause(error ? backoff.next() : INTERVAL_MS, signal);
    }
  }

  async #beat(signal: AbortSignal): Promise<ApiServerError | undefined> {
    try {
      if (this.#wantsVersion()) {
        await this.#readVersion(signal);
      } else {
        await this.server.ping({ signal, timeoutMs: TIMEOUT_MS });
      }
      this.#failures = 0;
      this.#everAlive = true;
      this.listener.onAlive(this.#gitVersion);
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

  #wantsVersion(): boolean {
    const now = this.clock.now();
    // However many requests fail: not for each of them.
    if (this.#isHurried && now - this.#hurriedAt >= INTERVAL_MS) {
      this.#hurriedAt = now;
      return true;
    }
    return this.#failures > 0 || now - this.#versionAt >= VERSION_INTERVAL_MS;
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
