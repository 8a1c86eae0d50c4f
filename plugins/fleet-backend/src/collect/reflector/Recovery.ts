import { ApiServerError, ApiServerFailure } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import type { CollectedResource } from '../resources';
import { Backoff } from './Backoff';
import { OutOfStep } from './OutOfStep';
import type { ReflectorCounters } from './ReflectorCounters';
import type { ReflectorState, ResourceSink } from './types';

/** How often a kind that is absent or forbidden is asked for again. */
const FIRST_RECHECK_MS = 5_000;
const LAST_RECHECK_MS = 300_000;
/**
 * A server that has just started, or a proxy before one, refuses for a moment
 * what it allows: of a kind that was seen, one refusal is not believed.
 */
const REFUSALS_UNTIL_BELIEVED = 3;
/** One broken stream is no news: only what fails again is stale. */
const FAILURES_UNTIL_STALE = 2;
/** A replica that has just started is behind for a moment; a backup for good. */
const FUTURES_UNTIL_BELIEVED = 3;
/** A credential that was refused is read again by whoever asks next. */
const CREDENTIAL_RETRY_MS = 1_000;

type Failure = ApiServerFailure | 'outOfStep' | 'internal';

export interface RecoveryOptions {
  resource: CollectedResource;
  sink: ResourceSink;
  clock: Clock;
  counters: ReflectorCounters;
  onState(state: ReflectorState): void;
  /** Told when a request failed for another reason than its kind. */
  onFailed(error: unknown): void;
}

/** What a reflector does after a failure, and what it says of itself then. */
export class Recovery {
  /** Whether all was kept once. */
  hasSynced = false;
  /**
   * What the next list need not be newer than; undefined where nothing is
   * known, or where it did not help.
   */
  notOlderThan?: string;
  #failures = 0;
  #futures = 0;
  #hasRetriedCredential = false;
  readonly #backoff: Backoff;

  constructor(private readonly options: RecoveryOptions) {
    this.#backoff = new Backoff(options.clock);
  }

  /** Whether what is tried fails again and again. */
  get isStuck(): boolean {
    return this.#failures >= FAILURES_UNTIL_STALE;
  }

  /** Something came, and was kept. */
  succeeded() {
    this.#failures = 0;
    this.#futures = 0;
    this.#hasRetriedCredential = false;
  }

  /** Prepares the next round, and waits until it is due. */
  async after(error: unknown, signal: AbortSignal): Promise<void> {
    let ms: number;
    try {
      ms = await this.#prepare(error);
    } catch {
      // The inventory is at fault: the next round meets the same, and says so.
      ms = this.#backoff.next();
    }
    await this.options.clock.sleep(ms, signal).catch(() => {});
  }

  /** @returns how long to wait, in ms */
  async #prepare(error: unknown): Promise<number> {
    const { failure, message, retryAfterMs } = readFailure(error);
    const { clock, counters } = this.options;
    counters.errors += failure === 'outOfStep' ? 0 : 1;
    if (failure === 'unauthorized' && !this.#hasRetriedCredential) {
      this.#hasRetriedCredential = true;
      return CREDENTIAL_RETRY_MS * clock.random();
    }
    await this.#prepareList(failure);
    this.#failures += 1;
    if (this.#isUnlistable(failure)) {
      await this.#enterUnlistable(failure, message);
      return this.#untilRecheck();
    }
    if (this.#failures >= FAILURES_UNTIL_STALE || !this.hasSynced) {
      const status = this.hasSynced ? 'stale' : 'initial';
      this.options.onState({ status, reason: message });
    }
    this.options.onFailed(error);
    return this.#backoff.next(retryAfterMs);
  }

  /** Where what is kept cannot be gone on from, the next round lists. */
  async #prepareList(failure: Failure) {
    const { sink } = this.options;
    switch (failure) {
      case 'expired':
        // Undefined where it was a list that expired: then anything will do.
        this.notOlderThan = await sink.checkpoint();
        await sink.forget();
        return;
      case 'futureVersion':
        this.#futures += 1;
        if (this.#futures < FUTURES_UNTIL_BELIEVED) {
          return;
        }
        this.#futures = 0;
        this.notOlderThan = undefined;
        await sink.forget();
        return;
      case 'outOfStep':
        this.notOlderThan = undefined;
        await sink.forget();
        return;
      case 'invalid':
        this.notOlderThan = undefined;
        return;
      default:
    }
  }

  /** No built-in kind is ever absent, whatever answered so. */
  #isUnlistable(failure: Failure): failure is 'forbidden' | 'notFound' {
    const refused =
      failure === 'forbidden' ||
      (failure === 'notFound' && this.options.resource.optional === true);
    const believed = this.#failures >= REFUSALS_UNTIL_BELIEVED;
    return refused && (believed || !this.hasSynced);
  }

  #untilRecheck(): number {
    const doublings = Math.min(this.#failures - 1, 10);
    return Math.min(FIRST_RECHECK_MS * 2 ** doublings, LAST_RECHECK_MS);
  }

  async #enterUnlistable(failure: 'forbidden' | 'notFound', message: string) {
    const { onState, sink } = this.options;
    if (failure === 'forbidden') {
      onState({ status: 'forbidden', reason: message });
      return;
    }
    onState({
      status: 'absent',
      reason: 'the cluster does not serve this kind',
    });
    await sink.clear();
  }
}

function readFailure(error: unknown): {
  failure: Failure;
  message: string;
  retryAfterMs?: number;
} {
  if (error instanceof ApiServerError) {
    const { failure, message, options } = error;
    return { failure, message, retryAfterMs: options.retryAfterMs };
  }
  if (error instanceof OutOfStep) {
    return { failure: 'outOfStep', message: error.message };
  }
  return {
    failure: 'internal',
    message: 'what came could not be kept; the log of the backend says why',
  };
}
