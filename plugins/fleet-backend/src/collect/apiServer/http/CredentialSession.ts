import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { isError } from '@backstage/errors';
import { beforeAbort } from '../../../beforeAbort';
import { ApiServerError } from '../ApiServerError';
import { closedError } from './eventOf';

const MAX_AGE_MS = 60_000;
const TIMEOUT_MS = 30_000;

/** A credential as it was read once: two readings may give the same. */
export interface IssuedCredential {
  credential: ClusterCredential;
  issuedAt: number;
}

/**
 * The credential of one cluster. It is asked for again each minute, and at once
 * after the server refused it; whoever needs it meanwhile shares one reading.
 */
export class CredentialSession {
  #issued?: IssuedCredential;
  #asking?: Promise<IssuedCredential>;
  /** Whether the server refused the one that was read last. */
  #refused = false;
  #closing = new AbortController();

  constructor(
    private readonly connection: Pick<ClusterConnection, 'credential'>,
    private readonly now: () => number,
  ) {}

  /** @throws ApiServerError where it cannot be had */
  async current(signal: AbortSignal): Promise<IssuedCredential> {
    const issued = this.#issued;
    if (issued && this.now() - issued.issuedAt < MAX_AGE_MS) {
      return issued;
    }
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return beforeAbort(this.#asking, signal);
  }

  /**
   * The server refused it. A refusal of what has been read again since says
   * nothing of the new one: that is the end of a wave of them.
   */
  refuse(issued: IssuedCredential) {
    if (issued === this.#issued) {
      this.#issued = undefined;
      this.#refused = true;
    }
  }

  /** Ends readings that are under way. */
  close() {
    this.#issued = undefined;
    this.#closing.abort(closedError());
    this.#closing = new AbortController();
  }

  async #ask(): Promise<IssuedCredential> {
    const refused = this.#refused;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = AbortSignal.any([this.#closing.signal, timeout]);
    try {
      const reading = this.connection.credential({ signal, refused });
      const credential = await beforeAbort(reading, signal);
      this.#issued = { credential, issuedAt: this.now() };
      this.#refused = false;
      return this.#issued;
    } catch (error) {
      const why = timeout.aborted ? 'it did not come in time' : textOf(error);
      throw new ApiServerError(
        'unauthorized',
        `the credential cannot be had: ${why}`,
      );
    }
  }
}

function textOf(error: unknown): string {
  return isError(error) ? error.message : 'unknown error';
}
