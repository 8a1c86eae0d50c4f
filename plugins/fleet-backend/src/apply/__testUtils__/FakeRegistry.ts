import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CHART = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const CONFIG = 'application/vnd.cncf.helm.config.v1+json';

interface Answer {
  body: Buffer;
  type: string;
}

/** An OCI registry on loopback, without TLS, that holds charts. */
export class FakeRegistry {
  readonly #server: Server;
  readonly #answers = new Map<string, Answer>();
  /** Asked for, where it is set. */
  login?: { username: string; password: string };

  static async start(): Promise<FakeRegistry> {
    const registry = new FakeRegistry();
    registry.#server.listen(0, '127.0.0.1');
    await once(registry.#server, 'listening');
    return registry;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const answer = this.#answers.get(request.url ?? '');
      if (!this.#isAllowed(request)) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="a"' });
        response.end();
      } else if (answer) {
        const { body, type } = answer;
        response.writeHead(200, {
          'content-type': type,
          'content-length': body.length,
          'docker-content-digest': digestOf(body),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      } else {
        response.writeHead(404).end();
      }
    });
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  /** Adds a chart by its path and version. */
  put(path: string, version: string, archive: Buffer): void {
    const config = Buffer.from(JSON.stringify({ name: 'shop', version }));
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: describe(config, CONFIG),
        layers: [describe(archive, CHART)],
      }),
    );
    for (const body of [config, archive]) {
      const type = 'application/octet-stream';
      this.#answers.set(`/v2/${path}/blobs/${digestOf(body)}`, { body, type });
    }
    for (const reference of [version, digestOf(manifest)]) {
      const url = `/v2/${path}/manifests/${reference}`;
      this.#answers.set(url, { body: manifest, type: MANIFEST });
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    if (!this.login) {
      return true;
    }
    const pair = `${this.login.username}:${this.login.password}`;
    const basic = `Basic ${Buffer.from(pair).toString('base64')}`;
    return headers.authorization === basic;
  }
}

function describe(body: Buffer, mediaType: string) {
  return { mediaType, digest: digestOf(body), size: body.length };
}

function digestOf(body: Buffer): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
