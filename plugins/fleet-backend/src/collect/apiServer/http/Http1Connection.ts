import { Agent } from 'undici';
import { Http1Answer } from './Http1Answer';
import type { HttpAnswer, HttpConnection, HttpRequest } from './HttpConnection';
import type { TlsOptions } from './tlsOptions';

const CONNECT_TIMEOUT_MS = 10_000;

/** HTTP/1.1: as many sockets as there are requests under way. */
export class Http1Connection implements HttpConnection {
  readonly #agent: Agent;
  #isRetired = false;
  #isClosed = false;
  #underWay = 0;

  constructor(
    private readonly origin: string,
    tls: TlsOptions & { servername?: string },
  ) {
    this.#agent = new Agent({
      connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
      // Whoever asks has a deadline of their own, and streams have none.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  get isOpen(): boolean {
    return !this.#isRetired && !this.#isClosed;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get hasRoom(): boolean {
    return this.isOpen;
  }

  async request(
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    this.#underWay += 1;
    try {
      const { origin } = this;
      const options = { ...request, origin, signal };
      const response = await this.#agent.request(options);
      response.body.on('error', () => {}).once('close', () => this.#ended());
      return new Http1Answer(response);
    } catch (error) {
      this.#ended();
      throw error;
    }
  }

  retire() {
    this.#isRetired = true;
    this.#destroyIfIdle();
  }

  destroy() {
    this.#isClosed = true;
    void this.#agent.destroy();
  }

  #ended() {
    this.#underWay -= 1;
    this.#destroyIfIdle();
  }

  #destroyIfIdle() {
    if (this.#isRetired && this.#underWay === 0) {
      this.destroy();
    }
  }
}
