import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Git host on loopback that has one archive for every repository. */
export class FakeGitea {
  readonly #server: Server;
  archive: Buffer = Buffer.alloc(0);

  static async start(): Promise<FakeGitea> {
    const gitea = new FakeGitea();
    gitea.#server.listen(0, '127.0.0.1');
    await once(gitea.#server, 'listening');
    return gitea;
  }

  private constructor() {
    this.#server = createServer(({ url = '' }, response) => {
      const isArchive = url.includes('/archive/');
      response.end(isArchive ? this.archive : '{ "sha": "abc" }');
    });
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
