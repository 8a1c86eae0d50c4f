import { beforeAbort } from '../../beforeAbort';
import type { Issue } from './types';

/** The part of its life after which something is issued anew. */
const RENEW_AT = 0.8;
/** Less than what a reader waits, so that what is held can still be given. */
const TIMEOUT_MS = 10_000;
/** How long what is new is believed in, whoever refuses it. */
const REFUSAL_PAUSE_MS = 30_000;
/** How long a failure is told again instead of being tried again. */
const FAILURE_PAUSE_MS = 5_000;

interface Held<T> {
  value: T;
  issuedAt: number;
  expiresAt: number;
}

/**
 * Something that expires, for example a token, shared by all who need it. It
 * is issued when it is needed, again at 80 % of its life, and again where it
 * was refused: once for all of them, however many ask.
 */
export class Renewable<T> {
  #held?: Held<T>;
  #renewing?: Promise<T>;
  #failure?: { error: unknown; at: number };

  constructor(
    private readonly issue: Issue<T>,
    private readonly now: () => number,
  ) {}

  /**
   * What is good now. While a renewal fails, what is held is given until it
   * expires.
   *
   * @throws what the issuer threw, where nothing that is good is held
   */
  async get(options: { refused?: boolean; signal?: AbortSignal } = {}) {
    const { refused = false, signal } = options;
    const held = this.#held;
    if (held && !this.#isDue(held, refused)) {
      return held.value;
    }
    try {
      const renewing = this.#renew(refused);
      return await (signal ? beforeAbort(renewing, signal) : renewing);
    } catch (error) {
      if (held && !refused && this.now() < held.expiresAt) {
        return held.value;
      }
      throw error;
    }
  }

  #isDue({ issuedAt, expiresAt }: Held<T>, refused: boolean): boolean {
    const age = this.now() - issuedAt;
    return refused
      ? age >= REFUSAL_PAUSE_MS || age >= expiresAt - issuedAt
      : age >= RENEW_AT * (expiresAt - issuedAt);
  }

  async #renew(refused: boolean): Promise<T> {
    const failure = this.#failure;
    if (failure && this.now() - failure.at < FAILURE_PAUSE_MS) {
      throw failure.error;
    }
    this.#renewing ??= this.#issue(refused).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #issue(refused: boolean): Promise<T> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const issuedAt = this.now();
      const issuing = this.issue({ signal, refused });
      const issued = await beforeAbort(issuing, signal);
      this.#held = { ...issued, issuedAt };
      this.#failure = undefined;
      return issued.value;
    } catch (error) {
      this.#failure = { error, at: this.now() };
      throw error;
    }
  }
}
