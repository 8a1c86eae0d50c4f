import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { beforeAbort } from '../../../beforeAbort';
import type {
  Answer,
  AnswerStream,
  ApiServer,
  EncodedRequestOptions,
  RequestOptions,
} from '../ApiServer';
import type {
  ActingAnswer,
  ActingRequest,
  ActingServer,
} from '../ActingServer';
import { connectionError } from '../connectionError';
import { parseJson } from '../parseJson';
import type { ServerCertificate } from '../ServerCertificate';
import { statusError } from '../statusError';
import { authorization } from './authorization';
import { BodyChunks } from './BodyChunks';
import { ConnectionPool } from './ConnectionPool';
import { CredentialSession } from './CredentialSession';
import { Deadline } from './Deadline';
import type { HttpAnswer, HttpRequest } from './HttpConnection';
import { readBody } from './readBody';
import { readStatus } from './readStatus';
import { retryAfterMs } from './retryAfter';
import { toHttpRequest } from './toHttpRequest';

const DEFAULT_TIMEOUT_MS = 30_000;
/** Of an answer to getJson(), which is for single objects and discovery. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Of an answer to get(), such as one page of a list. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 256 * 1024;

/**
 * An ApiServer over HTTP/2 with one connection, or over HTTP/1.1 where the
 * server offers nothing else. Redirects are not followed: a cluster could point
 * them anywhere.
 */
export class HttpApiServer implements ApiServer, ActingServer {
  readonly #credentials: CredentialSession;
  readonly #connections: ConnectionPool;

  /** @param now - Milliseconds since the epoch */
  constructor(target: ClusterConnection, private readonly now: () => number) {
    this.#credentials = new CredentialSession(target, now);
    this.#connections = new ConnectionPool(target);
  }

  get certificate(): ServerCertificate | undefined {
    return this.#connections.certificate;
  }

  async getJson(path: string, options: RequestOptions): Promise<unknown> {
    const json = { ...options, accept: 'application/json' };
    const { body } = await this.#read(path, json, MAX_DOCUMENT_BYTES);
    return parseJson(body);
  }

  async get(path: string, options: EncodedRequestOptions): Promise<Answer> {
    const { maxBytes = MAX_ANSWER_BYTES } = options;
    return await this.#read(path, options, maxBytes);
  }

  async send(
    request: ActingRequest,
    options: RequestOptions,
  ): Promise<ActingAnswer> {
    const http = toHttpRequest(request);
    return await within(options, async signal => {
      const answer = await this.#sendOnce(http, signal);
      return answer.status === 401 ? this.#sendOnce(http, signal) : answer;
    });
  }

  async openStream(
    path: string,
    options: EncodedRequestOptions,
  ): Promise<AnswerStream> {
    const answer = await within(options, signal =>
      this.#request(path, options.accept, signal),
    );
    return {
      contentType: contentType(answer),
      chunks: new BodyChunks(answer, options.signal),
    };
  }

  async ping(options: RequestOptions): Promise<boolean> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    return await within(options, async signal => {
      const connection = await this.#connected(signal);
      const pinged = connection?.ping?.(timeoutMs).then(() => true);
      return pinged ? await beforeAbort(pinged, signal) : false;
    });
  }

  async close(): Promise<void> {
    this.#credentials.close();
    this.#connections.close();
  }

  async #connected(signal: AbortSignal) {
    if (!this.#connections.newest) {
      const { credential } = await this.#credentials.current(signal);
      await this.#connections.open(credential, signal);
    }
    return this.#connections.newest;
  }

  async #read(
    path: string,
    options: EncodedRequestOptions,
    maxBytes: number,
  ): Promise<Answer> {
    return await within(options, async signal => {
      const answer = await this.#request(path, options.accept, signal);
      const body = await readBody(answer, maxBytes, signal);
      return { contentType: contentType(answer), body };
    });
  }

  async #request(
    path: string,
    accept: string,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const headers = { accept };
    const answer = await this.#authorized(
      { method: 'GET', path, headers },
      signal,
    );
    if (answer.status !== 200) {
      throw await this.#refusal(answer, signal);
    }
    return answer;
  }

  async #authorized(
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const issued = await this.#credentials.current(signal);
    const { credential } = issued;
    const headers = { ...request.headers, ...authorization(credential) };
    const answer = await this.#connections.request(
      credential,
      { ...request, headers },
      signal,
    );
    if (answer.status === 401) {
      this.#credentials.refuse(issued);
    }
    return answer;
  }

  async #sendOnce(
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<ActingAnswer> {
    const answer = await this.#authorized(request, signal);
    const body = await readBody(answer, MAX_DOCUMENT_BYTES, signal);
    const retryAfter = answer.headers['retry-after'];
    return {
      status: answer.status,
      body: readStatus(body),
      retryAfterMs: retryAfterMs(retryAfter, this.now()),
    };
  }

  async #refusal(answer: HttpAnswer, signal: AbortSignal) {
    // That it refuses is known, even where its reason does not come.
    const body = await readBody(answer, MAX_REFUSAL_BYTES, signal).catch(
      () => undefined,
    );
    const retryAfter = answer.headers['retry-after'];
    return statusError(answer.status, body && readStatus(body), {
      retryAfterMs: retryAfterMs(retryAfter, this.now()),
    });
  }
}

/** Does what a request does, as long as it may take. */
async function within<T>(
  { signal, timeoutMs }: RequestOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(signal, timeoutMs ?? DEFAULT_TIMEOUT_MS);
  try {
    return await work(deadline.signal);
  } catch (error) {
    signal.throwIfAborted();
    throw connectionError(error);
  } finally {
    deadline.release();
  }
}

function contentType({ headers }: HttpAnswer): string {
  return headers['content-type'] ?? '';
}
