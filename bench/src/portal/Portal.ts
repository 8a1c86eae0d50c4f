import { type ChildProcess, fork } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtPortals } from './build/builtPortals';
import type { DelayReading, ProbeAnswer, ProbeRequest } from './probe';
import { cpuMs, descriptors, residentBytes } from './processTree';

const START_TIMEOUT_MS = 120_000;

/**
 * As V8 sets itself up in a pod of 1 GB, whatever this machine has: where there
 * is more, garbage lies around for as long as it may.
 */
const V8_FLAGS = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/** Each thread keeps what it frees in an arena of its own, up to 8 a core. */
const MALLOC = { MALLOC_ARENA_MAX: '2' };

export interface PortalOptions {
  /** Which portal: ours, or the one that people have today. */
  entry: 'ourPortal' | 'conditionalPortal' | 'peerPortal';
  /** Added to the configuration, for example { fleet: { clusters: [...] } }. */
  config: Record<string, unknown>;
  /** As backend.database; SQLite in a file unless given. */
  database?: Record<string, unknown>;
  /** Where it keeps its files; a new folder unless given, to start it again. */
  folder?: string;
}

/** A portal as it is deployed, in a process of its own, with a person who is signed in. */
export class Portal {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  #token = '';
  readonly #ended = new AbortController();
  /** When it began to collect, in ms since the epoch. */
  startedAt = 0;

  static async start(options: PortalOptions): Promise<Portal> {
    const workspace = await builtPortals();
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'portal-'));
    const port = await freePort();
    const configPath = join(folder, 'app-config.json');
    writeFileSync(configPath, JSON.stringify(configOf(options, folder, port)));
    const child = fork(
      join(workspace, `bench/dist/${options.entry}.cjs.js`),
      ['--config', configPath],
      {
        cwd: workspace,
        execArgv: V8_FLAGS,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        env: {
          ...process.env,
          ...MALLOC,
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
        },
      },
    );
    child.stdout?.resume();
    const portal = new Portal(child, port, folder);
    try {
      await portal.#started();
      await portal.#signIn();
    } catch (error) {
      await portal.stop('SIGKILL');
      throw error;
    }
    return portal;
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    readonly folder: string,
  ) {
    child.once('exit', code =>
      this.#ended.abort(new Error(`The portal ended with code ${code}`)),
    );
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Sends one request as the person; rejects for anything but a 2xx. */
  async fetchJson<T>(path: string, body?: unknown): Promise<T> {
    return JSON.parse(await this.fetchText(path, body));
  }

  fetchText(path: string, body?: unknown): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.port,
          path,
          method: body === undefined ? 'GET' : 'POST',
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${this.#token}`,
            'content-type': 'application/json',
          },
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const { statusCode = 0 } = answer;
            if (statusCode >= 200 && statusCode < 300) {
              resolve(text);
            } else {
              reject(new Error(`HTTP ${statusCode}: ${text.slice(0, 300)}`));
            }
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  residentBytes = () => residentBytes(this.pid);
  cpuMs = () => cpuMs(this.pid);
  descriptors = () => descriptors(this.pid);

  async collectGarbage(): Promise<void> {
    await this.#probe('collect-garbage');
  }

  async startDelay(): Promise<void> {
    await this.#probe('delay-start');
  }

  async readDelay(): Promise<DelayReading> {
    return (await this.#probe('delay-read')).reading!;
  }

  /**
   * @param signal - SIGKILL for a portal that dies
   * @param options - keepFiles: to look at them, or to start it again on them
   */
  async stop(
    signal: NodeJS.Signals = 'SIGTERM',
    options: { keepFiles?: boolean } = {},
  ): Promise<void> {
    this.#agent.destroy();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await once(this.child, 'exit');
    }
    if (!options.keepFiles) {
      this.removeFiles();
    }
  }

  removeFiles() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #started() {
    this.startedAt = (await this.#told('started')).at!;
  }

  async #probe(probe: ProbeRequest): Promise<ProbeAnswer> {
    const answered = this.#told(probe);
    this.child.send({ probe });
    return answered;
  }

  /** Other parts of a portal may send messages too. */
  async #told(probe: string): Promise<ProbeAnswer> {
    const signal = AbortSignal.timeout(START_TIMEOUT_MS);
    for await (const [message] of on(this.child, 'message', {
      signal: AbortSignal.any([signal, this.#ended.signal]),
    })) {
      if (message?.probe === probe) {
        return message;
      }
    }
    throw new Error('The portal said nothing');
  }

  /** It listens a moment after it has started. */
  async #signIn() {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!this.#token) {
      try {
        const { backstageIdentity } = await this.fetchJson<{
          backstageIdentity: { token: string };
        }>('/api/auth/guest/refresh', {});
        this.#token = backstageIdentity.token;
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
        await sleep(50);
      }
    }
  }
}

function configOf(options: PortalOptions, folder: string, port: number) {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: options.database ?? {
        client: 'better-sqlite3',
        connection: { directory: folder },
      },
    },
    auth: {
      environment: 'development',
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    permission: { enabled: true },
    ...options.config,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
