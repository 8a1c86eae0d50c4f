/**
 * A signal that aborts with its caller's, or when time is up, until it is
 * released. Not AbortSignal.any(): of that, something stays with the caller's
 * signal, which may live for weeks.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#controller.abort(this.caller.reason);

  constructor(private readonly caller: AbortSignal, ms: number) {
    this.#timer = setTimeout(() => this.#controller.abort(timeUp()), ms);
    caller.addEventListener('abort', this.#onAbort);
    if (caller.aborted) {
      this.#onAbort();
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  release() {
    clearTimeout(this.#timer);
    this.caller.removeEventListener('abort', this.#onAbort);
  }
}

/** The same that AbortSignal.timeout() gives. */
export function timeUp(): DOMException {
  return new DOMException('The operation timed out', 'TimeoutError');
}
