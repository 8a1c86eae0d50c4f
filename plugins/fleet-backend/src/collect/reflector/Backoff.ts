import type { Clock } from '../clock';

const FIRST_MS = 800;
const MOST_MS = 30_000;
const FACTOR = 2;
const RESET_AFTER_MS = 120_000;
/** A server that asks for more is wrong, or the clocks are. */
const MOST_RETRY_AFTER_MS = 600_000;

/**
 * How long to wait before the next try: client-go's reflector back-off, with
 * full jitter so that a fleet does not come back as one herd.
 */
export class Backoff {
  #ceiling = FIRST_MS;
  #lastFailureAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  /**
   * The next delay, after a failure now.
   *
   * @param atLeastMs - What the server asked for (Retry-After)
   */
  next(atLeastMs = 0): number {
    const now = this.clock.now();
    if (now - this.#lastFailureAt > RESET_AFTER_MS) {
      this.#ceiling = FIRST_MS;
    }
    this.#lastFailureAt = now;
    const jittered = FIRST_MS / 2 + this.clock.random() * this.#ceiling;
    this.#ceiling = Math.min(this.#ceiling * FACTOR, MOST_MS);
    return Math.max(
      Math.min(atLeastMs, MOST_RETRY_AFTER_MS),
      Math.min(jittered, MOST_MS),
    );
  }
}
