import {
  createSecureServer,
  Http2SecureServer,
  Http2ServerRequest,
  Http2ServerResponse,
  SecureServerOptions,
} from 'node:http2';
import {
  createServer as createHttp1Server,
  Server as Http1Server,
} from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { KeyedCertificate, selfSigned } from './selfSigned';

export type SecureHandler = (
  req: Http2ServerRequest,
  res: Http2ServerResponse,
) => void;

/**
 * A real HTTPS server on loopback, of HTTP/2 and HTTP/1.1, whose answers tests
 * write.
 */
export class SecureServer {
  readonly requests: Http2ServerRequest[] = [];
  /** The name in the certificate that each request's client showed. */
  readonly clients: unknown[] = [];
  /** Those that are open. */
  readonly sockets = new Set<Socket>();
  /** How many connections there were. */
  accepted = 0;
  handler: SecureHandler = (_, res) => {
    res.end('{}');
  };
  /** How many answers are still open. */
  open = 0;

  static async start(
    options: SecureServerOptions & {
      certificate?: KeyedCertificate;
      onlyHttp1?: boolean;
    } = {},
  ): Promise<SecureServer> {
    const { certificate = selfSigned(), onlyHttp1, ...rest } = options;
    const server = onlyHttp1
      ? createHttp1Server({ ...certificate, ...rest })
      : createSecureServer({ ...certificate, ...rest });
    const started = new SecureServer(server, certificate.cert);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return started;
  }

  private constructor(
    private readonly server: Http1Server | Http2SecureServer,
    readonly ca: string,
  ) {
    server.on('connection', (socket: Socket) => {
      this.accepted += 1;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => {});
    });
    server.on('session', session => {
      session.on('error', () => {});
    });
    server.on('request', (req, res) => {
      this.requests.push(req);
      this.clients.push(clientOf(req));
      this.open += 1;
      res.on('close', () => {
        this.open -= 1;
      });
      this.handler(req, res);
    });
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  get protocols(): string[] {
    return this.requests.map(({ httpVersion }) => httpVersion);
  }

  get tokens(): Array<string | undefined> {
    return this.requests.map(({ headers }) => headers.authorization);
  }

  async stop(): Promise<void> {
    this.sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}

function clientOf({ stream, socket }: Http2ServerRequest): unknown {
  const tls = (stream?.session?.socket ?? socket) as TLSSocket;
  return tls.getPeerCertificate().subject?.CN;
}
