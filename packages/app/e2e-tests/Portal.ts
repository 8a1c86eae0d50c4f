import { ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../../..');
const STOP_TIMEOUT_MS = 10_000;

/** How long `npm start` may take on a busy machine. */
export const START_TIMEOUT_MS = 480_000;

export interface PortalOptions {
  appUrl: string;
  backendUrl: string;
}

/** The portal as a user starts it, with `npm start`. */
export class Portal {
  #child?: ChildProcess;
  #output = '';

  constructor(private readonly options: PortalOptions) {}

  get url() {
    return this.options.appUrl;
  }

  /**
   * Starts it and waits until both its parts answer.
   *
   * @param configs - Config files instead of app-config.yaml, relative to the
   *   repository
   */
  async start(configs: string[] = []): Promise<void> {
    const { appUrl, backendUrl } = this.options;
    const readiness = `${backendUrl}/.backstage/health/v1/readiness`;
    for (const url of [appUrl, readiness]) {
      if (await answers(url)) {
        throw new Error(`Something else answers at ${url}; stop it first`);
      }
    }
    this.#spawn(configs);
    await this.#until(appUrl);
    await this.#until(readiness);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child?.pid || child.exitCode !== null) {
      return;
    }
    const ended = new Promise(done => {
      child.once('close', done);
    });
    killGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(killGroup, STOP_TIMEOUT_MS, child.pid, 'SIGKILL');
    await ended;
    clearTimeout(timer);
  }

  #spawn(configs: string[]) {
    const args = configs.flatMap(config => ['--config', resolve(ROOT, config)]);
    const child = spawn('npm', ['start', '--', ...args], {
      cwd: ROOT,
      // A group of its own, so that all that npm starts can be ended.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', () => child.pid && killGroup(child.pid, 'SIGKILL'));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        this.#output = (this.#output + data).slice(-20_000);
      });
    }
  }

  async #until(url: string): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.#child?.exitCode === null) {
      if (await answers(url)) {
        return;
      }
      await sleep(500);
    }
    throw new Error(`${url} does not answer:\n${this.#output}`);
  }
}

async function answers(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(5_000);
  const response = await fetch(url, { signal }).catch(() => undefined);
  return response?.ok ?? false;
}

function killGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
