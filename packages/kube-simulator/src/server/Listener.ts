import { createServer, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

/** A port of this machine that can be opened and closed, and stays the same. */
export class Listener {
  #port: number;
  #server?: Server;

  constructor(private readonly onRequest: RequestListener, port: number) {
    this.#port = port;
  }

  /** Where it is reached, once it was open. */
  get url(): string {
    return `http://${HOST}:${this.#port}`;
  }

  async open(): Promise<void> {
    if (this.#server) {
      return;
    }
    const server = createServer(
      { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 },
      this.onRequest,
    );
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, HOST, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Closes the port and everything that goes through it. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  }
}
