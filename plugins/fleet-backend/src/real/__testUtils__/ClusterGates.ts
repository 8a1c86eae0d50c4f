import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import {
  type AddressInfo,
  connect,
  createServer,
  type Server,
  type Socket,
} from 'node:net';
import { parse, stringify } from 'yaml';

/** A connection of a replica to a cluster. */
interface Passage {
  replica: string;
  cluster: string;
  /** When, in ms since the epoch. */
  openedAt: number;
  /** Infinity while it is open. */
  closedAt: number;
}

interface Kubeconfig {
  clusters: Array<{ name: string; cluster: { server: string } }>;
}

/**
 * Ports between replicas and clusters that note who is connected to what. All
 * else is as without them: TLS and HTTP/2 go through untouched.
 */
export class ClusterGates {
  readonly #passages: Passage[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  /** Writes a kubeconfig that leads a replica through gates of its own. */
  async write(options: { replica: string; from: string; to: string }) {
    const kubeconfig: Kubeconfig = parse(await readFile(options.from, 'utf8'));
    for (const { name, cluster } of kubeconfig.clusters) {
      const port = await this.#open(options.replica, name, cluster.server);
      cluster.server = `https://127.0.0.1:${port}`;
    }
    await writeFile(options.to, stringify(kubeconfig));
  }

  /** The clusters that a replica is connected to now, in order. */
  clustersOf(replica: string): string[] {
    const open = this.#passages.filter(
      one => one.replica === replica && one.closedAt === Infinity,
    );
    return [...new Set(open.map(({ cluster }) => cluster))].sort();
  }

  /** The clusters that two replicas were connected to at once, since a time. */
  sharedSince(since: number): string[] {
    const late = this.#passages.filter(({ closedAt }) => closedAt > since);
    const shared = late.filter(one =>
      late.some(
        other =>
          other.cluster === one.cluster &&
          other.replica !== one.replica &&
          Math.max(since, one.openedAt, other.openedAt) <
            Math.min(one.closedAt, other.closedAt),
      ),
    );
    return [...new Set(shared.map(({ cluster }) => cluster))];
  }

  close() {
    this.#servers.forEach(server => server.close());
    this.#sockets.forEach(socket => socket.destroy());
  }

  async #open(replica: string, cluster: string, url: string): Promise<number> {
    const target = new URL(url);
    const server = createServer(from => {
      const passage: Passage = {
        replica,
        cluster,
        openedAt: Date.now(),
        closedAt: Infinity,
      };
      this.#passages.push(passage);
      const to = connect(Number(target.port), target.hostname);
      this.#join(from, to);
      from.once('close', () => {
        passage.closedAt = Date.now();
      });
    });
    this.#servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** What ends on one side ends on the other. */
  #join(from: Socket, to: Socket) {
    const ends: Array<[Socket, Socket]> = [
      [from, to],
      [to, from],
    ];
    for (const [one, other] of ends) {
      this.#sockets.add(one);
      one.pipe(other);
      // A socket that breaks is closed, too.
      one.on('error', () => {});
      one.once('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
