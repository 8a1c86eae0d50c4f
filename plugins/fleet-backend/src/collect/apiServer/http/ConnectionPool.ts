import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { beforeAbort } from '../../../beforeAbort';
import { ApiServerError } from '../ApiServerError';
import type { ServerCertificate } from '../ServerCertificate';
import { closedError } from './eventOf';
import type { HttpAnswer, HttpConnection, HttpRequest } from './HttpConnection';
import { openConnection } from './openConnection';

const CONNECT_TIMEOUT_MS = 10_000;
/** How many connections a request waits for before it gives up. */
const MAX_ROUNDS = 4;

/**
 * The connections to one cluster: one, but for a server that takes few requests
 * at once, or one that goes away while requests are under way.
 */
export class ConnectionPool {
  #connections: HttpConnection[] = [];
  #credential: ClusterCredential = { type: 'none' };
  #opening?: Promise<void>;
  #certificate?: ServerCertificate;
  #closing = new AbortController();

  constructor(private readonly target: ClusterConnection) {}

  /** As HttpConnection.request(), on a connection that is opened if need be. */
  async request(
    credential: ClusterCredential,
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    this.#use(credential);
    for (let round = 0; round <= MAX_ROUNDS; round += 1) {
      const connection = this.#connections.find(({ hasRoom }) => hasRoom);
      if (connection) {
        const path = this.#below(request.path);
        return connection.request({ ...request, path }, signal);
      }
      await beforeAbort(this.#open(), signal);
    }
    const message = 'the server takes no more requests at once';
    throw new ApiServerError('unreachable', message);
  }

  /** The newest connection that takes requests. */
  get newest(): HttpConnection | undefined {
    return this.#connections.findLast(({ isOpen }) => isOpen);
  }

  /** What the server showed last; undefined before it did, and without TLS. */
  get certificate(): ServerCertificate | undefined {
    return this.#certificate;
  }

  /** Opens another connection. */
  async open(credential: ClusterCredential, signal: AbortSignal) {
    this.#use(credential);
    await beforeAbort(this.#open(), signal);
  }

  close() {
    this.#closing.abort(closedError());
    this.#closing = new AbortController();
    this.#opening = undefined;
    this.#connections.forEach(connection => connection.destroy());
    this.#connections = [];
  }

  /** The URL of a cluster may have a path, behind Rancher for example. */
  #below(path: string): string {
    return new URL(this.target.url).pathname.replace(/\/+$/, '') + path;
  }

  /** A certificate is of a connection, and a token of each request. */
  #use(credential: ClusterCredential) {
    const changed = certificate(credential) !== certificate(this.#credential);
    this.#credential = credential;
    if (changed) {
      this.#opening = undefined;
      this.#connections.forEach(connection => connection.retire());
    }
  }

  /** Who needs a connection meanwhile shares it. */
  #open(): Promise<void> {
    if (!this.#opening) {
      const opening = this.#openNext().finally(() => {
        if (this.#opening === opening) {
          this.#opening = undefined;
        }
      });
      this.#opening = opening;
    }
    return this.#opening;
  }

  async #openNext() {
    const credential = this.#credential;
    const closing = this.#closing.signal;
    const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
    const signal = AbortSignal.any([closing, timeout]);
    const opened = await openConnection(this.target, credential, signal);
    const { connection } = opened;
    this.#certificate = opened.certificate ?? this.#certificate;
    this.#connections = this.#connections.filter(({ isClosed }) => !isClosed);
    if (closing.aborted) {
      connection.destroy();
    } else {
      this.#connections.push(connection);
    }
    if (certificate(credential) !== certificate(this.#credential)) {
      connection.retire();
    }
  }
}

function certificate(credential: ClusterCredential): string | undefined {
  return credential.type === 'x509'
    ? credential.cert + credential.key
    : undefined;
}
