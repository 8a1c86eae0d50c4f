import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from './launcher';

const patienceMs = 15_000;

/**
 * The process that holds a fleet. Its standard input is a pipe from here, and it
 * takes the fleet down when that is closed: which the system does even if this
 * process is killed.
 */
export class Supervisor {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #log: string;

  constructor(binary: string, dir: string, spec: string) {
    this.#log = join(dir, 'supervisor.log');
    const log = openSync(this.#log, 'w');
    try {
      this.#child = spawn(
        binary,
        ['up', '--spec', spec, '--dir', dir, '--exit-with-parent'],
        {
          stdio: ['pipe', log, log],
          env: { ...process.env, TESTBED_REPO: repoRoot },
        },
      );
    } finally {
      closeSync(log);
    }
    this.#ended = once(this.#child, 'exit');
    // A test that forgets to stop its fleet must still be able to end.
    this.#child.unref();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get #running() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async throwIfEnded(): Promise<void> {
    if (!this.#running) {
      const log = await readFile(this.#log, 'utf8');
      throw new Error(`The testbed did not come up:\n${log.trim()}`);
    }
  }

  async stop(): Promise<void> {
    if (!this.#running) {
      return;
    }
    this.#child.ref();
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    await this.#ended;
    clearTimeout(timer);
  }
}
