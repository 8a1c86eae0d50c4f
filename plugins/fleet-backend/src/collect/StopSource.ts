/**
 * A signal that aborts with an outer one, or when it is stopped itself, which
 * it must be at some time. Not AbortSignal.any(), which takes 1 KB more, and of
 * which something stays with the outer signal.
 */
export class StopSource {
  readonly #controller = new AbortController();
  readonly #onOuter = () => this.stop(this.outer.reason);

  constructor(private readonly outer: AbortSignal) {
    outer.addEventListener('abort', this.#onOuter);
    if (outer.aborted) {
      this.#onOuter();
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** @param reason - An AbortError unless given */
  stop(reason?: unknown) {
    this.outer.removeEventListener('abort', this.#onOuter);
    this.#controller.abort(reason);
  }
}
