import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;
/** How long an answer may take before it counts as waiting for something. */
const ANSWER_TIMEOUT_MS = 5_000;
/** How many characters of it are shown where it does not start. */
const MAX_OUTPUT = 2_000;

/** Where a PostgreSQL is, and the database with the tables of the plugin. */
export interface ReplicaDatabase {
  host: string;
  port: number | string;
  user: string;
  password?: string;
  database: string;
}

export interface ReplicaOptions {
  /** What PostgreSQL knows its sessions by. */
  name: string;
  database: ReplicaDatabase;
  kubeconfigPath: string;
}

/** A backend with the fleet plugin in a process of its own. */
export class Replica {
  #output = '';

  /** Resolves when it answers. */
  static async start(options: ReplicaOptions): Promise<Replica> {
    const folder = await mkdtemp(join(tmpdir(), 'flotilla-replica-'));
    const configPath = join(folder, 'app-config.json');
    const port = await freePort();
    await writeFile(configPath, JSON.stringify(configOf(options, port)));
    const child = fork(
      join(__dirname, 'replicaMain.ts'),
      ['--config', configPath],
      {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        silent: true,
        env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
      },
    );
    const replica = new Replica(options.name, child, port, folder);
    try {
      await replica.#answering();
      return replica;
    } catch (error) {
      await replica.kill();
      throw error;
    }
  }

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly port: number,
    private readonly folder: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', data => {
        this.#output += data;
      });
    }
  }

  /** All that it has logged. */
  get output(): string {
    return this.#output;
  }

  /** Asks the fleet's API, for example `/placements?service=web`. */
  async get<T>(path: string): Promise<T> {
    const response = await fetch(
      `http://127.0.0.1:${this.port}/api/fleet${path}`,
      { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) },
    );
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as T;
  }

  /** Stops all its threads where they are: it keeps what it has open. */
  pause() {
    this.child.kill('SIGSTOP');
  }

  resume() {
    this.child.kill('SIGCONT');
  }

  /** Ends it as a crash would, paused or not. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  async #answering(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const failure = await this.get('/placements?service=none').then(
        () => undefined,
        (error: Error) => error,
      );
      if (!failure) {
        return;
      }
      if (this.child.exitCode !== null || Date.now() > deadline) {
        const output = this.#output.slice(-MAX_OUTPUT);
        throw new Error(`It did not start: ${failure}\n${output}`);
      }
      await sleep(100);
    }
  }
}

function configOf(options: ReplicaOptions, port: number) {
  const { database, ...server } = options.database;
  return {
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        connection: { ...server, application_name: options.name },
        ensureExists: false,
        plugin: { fleet: { connection: { database } } },
      },
    },
    fleet: {
      clusters: [{ type: 'kubeconfig', path: options.kubeconfigPath }],
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
