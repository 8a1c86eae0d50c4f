import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { isError } from '@backstage/errors';
import { Agent, Dispatcher, request } from 'undici';
import { beforeAbort } from '../../beforeAbort';
import type { ApiServer, RequestOptions } from './ApiServer';
import { ApiServerError } from './ApiServerError';
import { connectionError } from './connectionError';
import { jsonLines, MAX_LINE_BYTES, parseJson } from './jsonLines';
import { statusError } from './statusError';

const DEFAULT_TIMEOUT_MS = 30_000;
const CREDENTIAL_MAX_AGE_MS = 60_000;
const CREDENTIAL_TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 16 * MAX_LINE_BYTES;

interface Session {
  agent: Agent;
  headers: Record<string, string>;
  openedAt: number;
  fingerprint: string;
}

/**
 * An ApiServer over HTTP. Its credential is asked for again each minute, and
 * at once after the server refused it. Redirects are not followed: a cluster
 * could point them anywhere.
 */
export class UndiciApiServer implements ApiServer {
  #session?: Session;
  #opening?: Promise<Session>;
  /** Whether the server refused the credential that was read last. */
  #refused = false;
  /** Ends streams, those too that an older session opened. */
  #closing = new AbortController();

  constructor(
    private readonly connection: ClusterConnection,
    private readonly now: () => number,
  ) {}

  async getJson(path: string, options: RequestOptions): Promise<unknown> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const signal = AbortSignal.any([
      options.signal,
      AbortSignal.timeout(timeoutMs),
    ]);
    const response = await this.#request(path, signal, timeoutMs);
    return parseJson(await this.#readBody(response, options.signal));
  }

  async openStream(
    path: string,
    options: RequestOptions,
  ): Promise<AsyncIterable<unknown>> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const response = await this.#request(path, options.signal, timeoutMs);
    return this.#readStream(response, options.signal);
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#closing.abort();
    this.#closing = new AbortController();
    await session?.agent.destroy();
  }

  async #request(
    path: string,
    signal: AbortSignal,
    timeoutMs: number,
  ): Promise<Dispatcher.ResponseData> {
    const session = await this.#open(signal);
    let response: Dispatcher.ResponseData;
    try {
      response = await request(this.#url(path), {
        dispatcher: session.agent,
        headers: session.headers,
        headersTimeout: timeoutMs,
        bodyTimeout: 0,
        signal: AbortSignal.any([signal, this.#closing.signal]),
      });
    } catch (error) {
      throw connectionError(error);
    }
    if (response.statusCode !== 200) {
      throw await this.#refusal(response, signal, timeoutMs);
    }
    return response;
  }

  /** The URL of a cluster may have a path, behind Rancher for example. */
  #url(path: string): string {
    return this.connection.url.replace(/\/+$/, '') + path;
  }

  async #refusal(
    response: Dispatcher.ResponseData,
    signal: AbortSignal,
    timeoutMs: number,
  ) {
    if (response.statusCode === 401) {
      this.#expire();
    }
    const late = setTimeout(() => response.body.destroy(), timeoutMs);
    // That it refuses is known, even where its reason does not come.
    const body = await this.#readBody(response, signal).catch(() => undefined);
    clearTimeout(late);
    const seconds = Number(response.headers['retry-after']);
    return statusError(response.statusCode, body && readStatus(body), {
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    });
  }

  async #readBody(response: Dispatcher.ResponseData, signal: AbortSignal) {
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of response.body) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
          throw new ApiServerError('invalid', 'the answer is too large');
        }
        chunks.push(chunk);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw connectionError(error);
    }
    return Buffer.concat(chunks);
  }

  async *#readStream(
    response: Dispatcher.ResponseData,
    signal: AbortSignal,
  ): AsyncGenerator<unknown> {
    try {
      yield* jsonLines(response.body);
    } catch (error) {
      signal.throwIfAborted();
      throw connectionError(error);
    }
  }

  /** Requests that come meanwhile share one reading of the credential. */
  async #open(signal: AbortSignal): Promise<Session> {
    const recent = this.#session;
    if (recent && this.now() - recent.openedAt < CREDENTIAL_MAX_AGE_MS) {
      return recent;
    }
    this.#opening ??= this.#reopen().finally(() => {
      this.#opening = undefined;
    });
    return beforeAbort(this.#opening, signal);
  }

  async #reopen(): Promise<Session> {
    const credential = await this.#credential();
    this.#refused = false;
    const fingerprint = JSON.stringify(credential);
    const current = this.#session;
    if (current?.fingerprint === fingerprint) {
      current.openedAt = this.now();
      return current;
    }
    const session = {
      agent: this.#agent(credential),
      headers: { accept: 'application/json', ...authorization(credential) },
      openedAt: this.now(),
      fingerprint,
    };
    this.#session = session;
    // Streams that are open go on with the old credential until they end.
    current?.agent.close().catch(() => current.agent.destroy());
    return session;
  }

  #expire() {
    this.#refused = true;
    if (this.#session) {
      this.#session.openedAt = Number.NEGATIVE_INFINITY;
    }
  }

  async #credential(): Promise<ClusterCredential> {
    const timeout = AbortSignal.timeout(CREDENTIAL_TIMEOUT_MS);
    const signal = AbortSignal.any([this.#closing.signal, timeout]);
    const refused = this.#refused;
    try {
      const reading = this.connection.credential({ signal, refused });
      return await beforeAbort(reading, signal);
    } catch (error) {
      const why = timeout.aborted ? 'it did not come in time' : textOf(error);
      throw new ApiServerError(
        'unauthorized',
        `the credential cannot be had: ${why}`,
      );
    }
  }

  #agent(credential: ClusterCredential): Agent {
    const { caData, tlsServerName, skipTlsVerify } = this.connection;
    return new Agent({
      connect: {
        ca: caData,
        servername: tlsServerName,
        rejectUnauthorized: !skipTlsVerify,
        timeout: 10_000,
        ...(credential.type === 'x509'
          ? { cert: credential.cert, key: credential.key }
          : {}),
      },
      bodyTimeout: 0,
    });
  }
}

function textOf(error: unknown): string {
  return isError(error) ? error.message : 'unknown error';
}

function authorization(credential: ClusterCredential): Record<string, string> {
  switch (credential.type) {
    case 'bearer':
      return { authorization: `Bearer ${credential.token}` };
    case 'basic': {
      const pair = `${credential.username}:${credential.password}`;
      const encoded = Buffer.from(pair).toString('base64');
      return { authorization: `Basic ${encoded}` };
    }
    default:
      return {};
  }
}

function readStatus(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
