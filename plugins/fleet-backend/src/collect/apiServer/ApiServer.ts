/**
 * One cluster's API server, as far as collecting needs it. Every method
 * rejects with an ApiServerError, or
 * with the signal's reason once that has aborted.
 */
export interface ApiServer {
  /**
   * Reads one JSON document.
   *
   * @param path - With its query, for example /version
   */
  getJson(path: string, options: RequestOptions): Promise<unknown>;

  /**
   * Opens a stream of JSON documents, one a line. Resolves when the server has
   * accepted it; the stream ends when the server ends it, and throws when it
   * breaks.
   */
  openStream(
    path: string,
    options: RequestOptions,
  ): Promise<AsyncIterable<unknown>>;

  /** Closes all connections. */
  close(): Promise<void>;
}

export interface RequestOptions {
  signal: AbortSignal;
  /** How long the answer's head, and for documents its body, may take. */
  timeoutMs?: number;
}
