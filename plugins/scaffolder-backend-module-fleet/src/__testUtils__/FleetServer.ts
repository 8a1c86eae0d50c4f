import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface FleetRequest {
  /** For example `POST /rollouts?dryRun=true`. */
  what: string;
  body: unknown;
  authorization: string | undefined;
}

export type FleetAnswer = { status?: number; body?: object } | 'hangUp';

/** A fleet backend over HTTP that answers as it is told, and notes what it is asked. */
export class FleetServer {
  readonly requests: FleetRequest[] = [];
  /** In turn; the last one stays. */
  answers: FleetAnswer[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FleetServer> {
    const server = createServer();
    const fleet = new FleetServer(server);
    server.on('request', async (req, res) => {
      const body = req.method === 'POST' ? await json(req) : undefined;
      const what = `${req.method} ${req.url}`;
      const { authorization } = req.headers;
      fleet.requests.push({ what, body, authorization });
      const answer = fleet.#next();
      if (answer === 'hangUp') {
        req.socket.destroy();
        return;
      }
      res.writeHead(answer.status ?? 200, {
        'Content-Type': 'application/json',
      });
      res.end(JSON.stringify(answer.body ?? {}));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return fleet;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #next(): FleetAnswer {
    const [first, ...others] = this.answers;
    this.answers = others.length > 0 ? others : [first];
    return first;
  }
}
