import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Passes on what comes to a server on loopback, and counts the connections. */
export class CountingProxy {
  accepted = 0;
  readonly #sockets = new Set<Socket>();

  static async start(target: string): Promise<CountingProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    const proxy = new CountingProxy(server);
    server.on('connection', near => {
      proxy.accepted += 1;
      const far = connect({ host: hostname, port: Number(port) });
      near.pipe(far).pipe(near);
      proxy.#tie(near, far);
      proxy.#tie(far, near);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(private readonly server: Server) {}

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  /** What happens to the one socket happens to the other. */
  #tie(one: Socket, other: Socket) {
    this.#sockets.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      this.#sockets.delete(one);
      other.destroy();
    });
  }
}
