import type { ClientHttp2Session, IncomingHttpStatusHeader } from 'node:http2';
import type { IncomingHttpHeaders } from 'node:http';
import { connect, constants, sensitiveHeaders } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { timeUp } from './Deadline';
import { closedError, eventOf } from './eventOf';
import { cancelStream, Http2Answer } from './Http2Answer';
import type { HttpAnswer, HttpConnection, HttpRequest } from './HttpConnection';

/** How much of one body may be on its way, or wait to be read. */
const STREAM_WINDOW_BYTES = 512 * 1024;
const SESSION_WINDOW_BYTES = 1024 * 1024;

/** HTTP/2: one socket for all requests, as many as the server allows at once. */
export class Http2Connection implements HttpConnection {
  #underWay = 0;
  #failure?: Error;
  readonly #onEnded = () => {
    this.#underWay -= 1;
  };

  /** Resolves when the server has said how many requests it takes. */
  static async open(
    origin: string,
    socket: TLSSocket,
    signal: AbortSignal,
  ): Promise<Http2Connection> {
    const session = connect(origin, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW_BYTES },
    });
    const connection = new Http2Connection(session);
    try {
      await eventOf(session, 'remoteSettings', signal);
      session.setLocalWindowSize(SESSION_WINDOW_BYTES);
      return connection;
    } catch (error) {
      session.destroy();
      throw error;
    }
  }

  private constructor(private readonly session: ClientHttp2Session) {
    session.on('error', error => {
      this.#failure = error;
    });
  }

  /** Not once the server has said that it is going away. */
  get isOpen(): boolean {
    return !this.session.closed && !this.session.destroyed;
  }

  get isClosed(): boolean {
    return this.session.destroyed;
  }

  get hasRoom(): boolean {
    const { maxConcurrentStreams = Infinity } = this.session.remoteSettings;
    return this.isOpen && this.#underWay < maxConcurrentStreams;
  }

  async request(
    { method, path, headers, body }: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const stream = this.session.request(
      {
        ...headers,
        [constants.HTTP2_HEADER_METHOD]: method,
        [constants.HTTP2_HEADER_PATH]: path,
        // Or both sides would keep it to compress what comes later.
        [sensitiveHeaders]: ['authorization'],
      },
      { endStream: body === undefined },
    );
    this.#underWay += 1;
    stream.on('error', ignore).once('close', this.#onEnded);
    if (body !== undefined) {
      stream.end(body);
    }
    try {
      type Head = IncomingHttpHeaders & IncomingHttpStatusHeader;
      const head = await eventOf<Head>(stream, 'response', signal);
      return new Http2Answer(stream, head);
    } catch (error) {
      cancelStream(stream);
      throw this.#failure ?? error;
    }
  }

  ping(timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(timeUp());
        this.session.destroy(timeUp());
      };
      // Where this process was late itself, the answer is there to be read.
      let late: NodeJS.Immediate | undefined;
      const timer = setTimeout(() => {
        late = setImmediate(giveUp);
      }, timeoutMs);
      this.session.ping(error => {
        clearTimeout(timer);
        clearImmediate(late);
        if (error) {
          reject(this.#failure ?? error);
        } else {
          resolve();
        }
      });
    });
  }

  retire() {
    this.session.close();
  }

  destroy() {
    // Without an error, bodies that are open would seem to have ended.
    this.session.destroy(closedError());
  }
}

/** What breaks a stream is thrown to whoever waits for it or reads it. */
function ignore() {}
