import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock, FleetCollector } from './collect';
import type { ClusterOwnership } from './collect/leases';

/** What is done again and again, one time after the other. */
export interface RepeatedTask {
  /** What a message says that failed, for example `Tidying up`. */
  what: string;
  everyMs: number;
  run(signal: AbortSignal): Promise<unknown>;
}

export interface ServiceParts {
  ownership: Pick<ClusterOwnership, 'run'>;
  collector: Pick<FleetCollector, 'stop'>;
  /** What is to be written still is written when it resolves. */
  writer: { flush(): Promise<void> };
  tasks: readonly RepeatedTask[];
  /** Lets go of what tasks have begun. */
  stop?(): Promise<void>;
}

export interface ServiceOptions extends ServiceParts {
  lifecycle: LifecycleService;
  clock: Clock;
  logger: LoggerService;
}

/** Runs what is to be done, from start-up to shutdown. */
export function runService(options: ServiceOptions): void {
  const { lifecycle, ownership, tasks } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<unknown> = Promise.resolve();
  lifecycle.addStartupHook(() => {
    running = Promise.all([
      ...tasks.map(task => repeat(options, task, signal)),
      ownership.run(signal),
    ]);
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await running;
    await options.stop?.();
    await options.collector.stop();
    await options.writer.flush();
  });
}

async function repeat(
  { clock, logger }: Pick<ServiceOptions, 'clock' | 'logger'>,
  { what, everyMs, run }: RepeatedTask,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await run(signal);
    } catch (error) {
      if (!signal.aborted) {
        logger.error(`${what} failed`, toError(error));
      }
    }
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}
