import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Stands between a client and a server on loopback, and can cut them off. */
export class BreakableRelay {
  readonly #sockets = new Set<Socket>();

  /** @param target - The URL of the server */
  static async start(target: string): Promise<BreakableRelay> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    const relay = new BreakableRelay(server);
    server.on('connection', near => {
      const far = connect({ host: hostname, port: Number(port) });
      relay.#join(near, far);
      relay.#join(far, near);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return relay;
  }

  private constructor(private readonly server: Server) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts all connections; new ones are taken. */
  cut() {
    this.#sockets.forEach(socket => socket.destroy());
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  #join(from: Socket, to: Socket) {
    this.#sockets.add(from);
    from.pipe(to);
    // Either side takes the other with it, however it ends.
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
