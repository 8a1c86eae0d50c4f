import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ClusterRegistry } from './clusters/registry';
import type { Clock, FleetCollector } from './collect';

const REFRESH_MS = 30_000;

/** Looks for clusters and collects from them, from start-up to shutdown. */
export function runService(options: {
  lifecycle: LifecycleService;
  registry: ClusterRegistry;
  collector: FleetCollector;
  clock: Clock;
  logger: LoggerService;
}): void {
  const { lifecycle, collector } = options;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  lifecycle.addStartupHook(() => {
    running = keepRefreshing(options, stopping.signal);
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await running;
    await collector.stop();
  });
}

async function keepRefreshing(
  options: { registry: ClusterRegistry; clock: Clock; logger: LoggerService },
  signal: AbortSignal,
): Promise<void> {
  const { registry, clock, logger } = options;
  while (!signal.aborted) {
    try {
      await registry.refresh(signal);
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      logger.error('Looking for the clusters of the fleet failed', cause);
    }
    await clock.sleep(REFRESH_MS, signal).catch(() => {});
  }
}
