import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ClusterRegistry } from './clusters/registry';
import type { Clock, FleetCollector } from './collect';
import type { ClusterOwnership } from './collect/leases';

const REFRESH_MS = 30_000;
const HOUSEKEEPING_MS = 24 * 3_600_000;

export interface ServiceParts {
  registry: Pick<ClusterRegistry, 'refresh'>;
  ownership: Pick<ClusterOwnership, 'run'>;
  collector: Pick<FleetCollector, 'stop'>;
  /** What is to be written still is written when it resolves. */
  writer: { flush(): Promise<void> };
  housekeeping: { run(signal: AbortSignal): Promise<unknown> };
}

export interface ServiceOptions extends ServiceParts {
  lifecycle: LifecycleService;
  clock: Clock;
  logger: LoggerService;
}

/** Looks for clusters and collects from them, from start-up to shutdown. */
export function runService(options: ServiceOptions): void {
  const { lifecycle, registry, ownership, housekeeping } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<unknown> = Promise.resolve();
  lifecycle.addStartupHook(() => {
    running = Promise.all([
      repeat(options, {
        what: 'Looking for the clusters of the fleet',
        everyMs: REFRESH_MS,
        run: () => registry.refresh(signal),
        signal,
      }),
      repeat(options, {
        what: 'Tidying up the inventory',
        everyMs: HOUSEKEEPING_MS,
        run: () => housekeeping.run(signal),
        signal,
      }),
      ownership.run(signal),
    ]);
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await running;
    await options.collector.stop();
    await options.writer.flush();
  });
}

async function repeat(
  { clock, logger }: Pick<ServiceOptions, 'clock' | 'logger'>,
  work: {
    what: string;
    everyMs: number;
    run(): Promise<unknown>;
    signal: AbortSignal;
  },
): Promise<void> {
  const { what, everyMs, run, signal } = work;
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      if (!signal.aborted) {
        logger.error(`${what} failed`, toError(error));
      }
    }
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}
