import { Worker } from 'node:worker_threads';
import type { Thread } from './ThreadClusterRunner';
import { THREAD_FILE, type ThreadData } from './worker';

/**
 * Rows and streams live in native memory and in typed arrays; what the heap
 * holds is short-lived, and a small young generation keeps it from growing.
 */
const RESOURCE_LIMITS = {
  maxYoungGenerationSizeMb: 16,
  maxOldGenerationSizeMb: 512,
};

/** Starts the thread that collects. */
export function startWorker(data: ThreadData): Thread {
  const worker = new Worker(THREAD_FILE, {
    name: 'fleet-collector',
    workerData: data,
    resourceLimits: RESOURCE_LIMITS,
    execArgv: execArgv(),
  });
  let failure: Error | undefined;
  worker.on('error', error => {
    failure = error as Error;
  });
  return {
    postMessage: message => worker.postMessage(message),
    on: (event, listener) => worker.on(event, listener),
    off: (event, listener) => worker.off(event, listener),
    onEnded: listener =>
      worker.once('exit', code =>
        listener(failure ?? new Error(`The thread ended with code ${code}`)),
      ),
    terminate: async () => {
      await worker.terminate();
    },
  };
}

/**
 * From source, as in development and in tests, it is loaded as the CLI does.
 * Otherwise it has the options of this process, V8's own among them, which
 * cannot be named here.
 */
function execArgv(): string[] | undefined {
  const loader = '@backstage/cli/config/nodeTransform.cjs';
  return THREAD_FILE.endsWith('.ts')
    ? ['--require', require.resolve(loader)]
    : undefined;
}
