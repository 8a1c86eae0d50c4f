import type { ServerCertificate } from './ServerCertificate';

/**
 * One cluster's API server, as far as collecting needs it: bytes, not objects.
 * Every method rejects with an ApiServerError, or with the signal's reason once
 * that has aborted.
 */
export interface ApiServer {
  /** What it showed in its last TLS handshake; absent where there was none. */
  readonly certificate?: ServerCertificate;

  /**
   * Reads one JSON document.
   *
   * @param path - With its query, for example /version
   */
  getJson(path: string, options: RequestOptions): Promise<unknown>;

  /** Reads one answer whole, in one of the encodings that are accepted. */
  get(path: string, options: EncodedRequestOptions): Promise<Answer>;

  /**
   * Opens a stream. Resolves when the server has accepted it; the stream ends
   * when the server ends it, and throws when it breaks.
   */
  openStream(
    path: string,
    options: EncodedRequestOptions,
  ): Promise<AnswerStream>;

  /**
   * Resolves when the server has answered a PING frame of HTTP/2, which costs it
   * no request.
   *
   * @returns false where its protocol has none: nothing was asked then
   */
  ping(options: RequestOptions): Promise<boolean>;

  /** Closes all connections. */
  close(): Promise<void>;
}

export interface RequestOptions {
  signal: AbortSignal;
  /** How long the answer's head, and for documents its body, may take. */
  timeoutMs?: number;
}

export interface EncodedRequestOptions extends RequestOptions {
  /** The Accept header, for example application/json. */
  accept: string;
  /** A longer answer is refused; as large as a page of a list may be by default. */
  maxBytes?: number;
}

export interface Answer {
  /** As the server sent it, with its parameters; empty when it sent none. */
  contentType: string;
  body: Buffer;
}

export interface AnswerStream {
  contentType: string;
  /** May throw an ApiServerError. Its return() cancels the stream. */
  chunks: AsyncIterable<Buffer>;
}
