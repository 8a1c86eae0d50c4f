import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildTestbed } from './launcher';
import { readState } from './state';
import { Supervisor } from './Supervisor';
import { Testbed } from './Testbed';

/** What to bring up. */
export interface StartTestbedOptions {
  /** The path of a fleet file, or the name of one in testbed/fleets. */
  spec: string;
  /** Where to keep logs and credentials; by default a directory that stop() removes. */
  dir?: string;
  /** Takes everything down when it is aborted. */
  signal?: AbortSignal;
}

/**
 * Brings up the clusters of a fleet file and resolves when their workloads are
 * there. All goes down with this process, however that ends.
 */
export async function startTestbed(
  options: StartTestbedOptions,
): Promise<Testbed> {
  options.signal?.throwIfAborted();
  const binary = await buildTestbed();
  const dir = await makeDirectory(options.dir);
  const supervisor = new Supervisor(binary, dir, options.spec);
  const stop = async () => {
    await supervisor.stop();
    if (!options.dir) {
      await rm(dir, { recursive: true, force: true });
    }
  };
  options.signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    return new Testbed(binary, dir, await ready(dir, supervisor), stop);
  } catch (error) {
    await stop();
    options.signal?.throwIfAborted();
    throw error;
  }
}

async function makeDirectory(wanted: string | undefined): Promise<string> {
  if (!wanted) {
    return await mkdtemp(join(tmpdir(), 'flotilla-testbed-'));
  }
  await mkdir(wanted, { recursive: true });
  return resolve(wanted);
}

async function ready(dir: string, supervisor: Supervisor) {
  for (;;) {
    await supervisor.throwIfEnded();
    const state = await readState(dir);
    // An earlier supervisor may have left its state in the directory.
    if (state?.ready && state.pid === supervisor.pid) {
      return state;
    }
    await sleep(50);
  }
}
