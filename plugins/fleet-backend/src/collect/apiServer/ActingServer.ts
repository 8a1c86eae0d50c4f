import type { RequestOptions } from './ApiServer';

/** One request that may change something. */
export interface ActingRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query. */
  path: string;
  /** Sent as JSON; nothing if absent. */
  body?: unknown;
  /** Of the body; application/json if absent. */
  contentType?: string;
  /** A form of JSON; application/json if absent. */
  accept?: string;
}

/** What came of it, whether the server did it or not. */
export interface ActingAnswer {
  /** Of HTTP, for example 409. */
  status: number;
  /** The document that came; undefined where it is none, as proxies answer. */
  body: unknown;
  /** When the server wants to be asked again. */
  retryAfterMs?: number;
}

/**
 * One cluster's API server, for acts. Apart from ApiServer, so that what
 * collects cannot write.
 */
export interface ActingServer {
  /**
   * Sends a request. With a credential that is refused it is sent once more,
   * with a new one.
   *
   * @throws ApiServerError where no answer came, or one that is too large; or
   *   the signal's reason once that has aborted
   */
  send(request: ActingRequest, options: RequestOptions): Promise<ActingAnswer>;

  /** Closes all connections. */
  close(): Promise<void>;
}
