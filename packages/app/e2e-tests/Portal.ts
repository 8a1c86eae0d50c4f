import { ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../../..');
const START_TIMEOUT_MS = 240_000;

/** The portal as a user starts it, with `npm start`. */
export class Portal {
  /**
   * Starts it and waits until both its parts answer.
   *
   * @param configs - Config files instead of app-config.yaml, relative to the
   *   repository
   */
  static async start(options: {
    appUrl: string;
    backendUrl: string;
    configs?: string[];
  }): Promise<Portal> {
    const configs = (options.configs ?? []).flatMap(config => [
      '--config',
      resolve(ROOT, config),
    ]);
    const child = spawn('npm', ['start', '--', ...configs], {
      cwd: ROOT,
      // A group of its own, so that all that npm starts can be ended.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const portal = new Portal(child, options.appUrl);
    try {
      await portal.#answers(options.appUrl);
      await portal.#answers(
        `${options.backendUrl}/.backstage/health/v1/readiness`,
      );
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  #output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', data => {
        this.#output = (this.#output + data).slice(-20_000);
      });
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.pid) {
      const ended = new Promise(done => {
        this.child.once('close', done);
      });
      process.kill(-this.child.pid, 'SIGTERM');
      const timer = setTimeout(() => {
        process.kill(-this.child.pid!, 'SIGKILL');
      }, 10_000);
      await ended;
      clearTimeout(timer);
    }
  }

  async #answers(url: string): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      await sleep(500);
    }
    throw new Error(`${url} does not answer:\n${this.#output}`);
  }
}
