import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** A request as it is sent. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  /** Absent where nothing is sent but the head. */
  body?: Buffer;
}

/** What can carry several requests to one server at once. */
export interface HttpConnection {
  /** False once it takes no more requests, although some may be under way. */
  readonly isOpen: boolean;
  /** True once nothing is under way any more either. */
  readonly isClosed: boolean;
  /** Whether it can take another request now. */
  readonly hasRoom: boolean;

  /**
   * Sends a request. Resolves when the answer's head is there, whatever its
   * status; redirects are not followed.
   *
   * @param signal - Gives up until then, and has no meaning for the body
   */
  request(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;

  /**
   * Resolves when the server has answered a ping; absent where the protocol has
   * none. What does not answer in time is dead, and is closed.
   */
  ping?(timeoutMs: number): Promise<void>;

  /** Takes no more requests, and closes when those under way have ended. */
  retire(): void;

  /** Closes at once: bodies that are open break. */
  destroy(): void;
}

/** An answer whose body is still to be read, or else to be cancelled. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** An error of it that nobody reads is ignored. */
  readonly body: Readable;
  /** Whether a body that has ended was not cut off. */
  isWhole(): boolean;
  /** Tells the server that the rest is not wanted; the body breaks. */
  cancel(): void;
}
