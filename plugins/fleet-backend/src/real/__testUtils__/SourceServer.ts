import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Files over HTTP on loopback, as a repository has them; tests change them. */
export class SourceServer {
  readonly files = new Map<string, string>();
  readonly #server: Server;

  static async start(): Promise<SourceServer> {
    const source = new SourceServer();
    source.#server.listen(0, '127.0.0.1');
    await once(source.#server, 'listening');
    return source;
  }

  private constructor() {
    this.#server = createServer((req, res) => {
      const file = this.files.get(req.url ?? '');
      res.writeHead(file === undefined ? 404 : 200).end(file);
    });
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
