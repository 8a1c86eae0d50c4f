import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** A real HTTP server on loopback, whose answer tests write. */
export class LoopbackServer {
  readonly requests: IncomingMessage[] = [];
  handler: Handler = (_, res) => res.end('{}');
  /** How many answers are still open. */
  open = 0;

  static async start(): Promise<LoopbackServer> {
    const server = createServer();
    const loopback = new LoopbackServer(server);
    server.on('request', (req, res) => {
      loopback.requests.push(req);
      loopback.open += 1;
      res.on('close', () => {
        loopback.open -= 1;
      });
      loopback.handler(req, res);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return loopback;
  }

  private constructor(private readonly server: Server) {}

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get paths(): Array<string | undefined> {
    return this.requests.map(({ url }) => url);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}

/** Answers with a document and a status. */
export function json(body: unknown, status = 200): Handler {
  return (_, res) => {
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  };
}
