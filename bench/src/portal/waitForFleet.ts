import { setTimeout as sleep } from 'node:timers/promises';
import type { Portal } from './Portal';

const EVERY_MS = 100;

interface Coverage {
  clusters: number;
  current: number;
}

/**
 * Waits until so many clusters are current.
 *
 * @returns how long that took, in ms
 */
export async function waitForFleet(
  portal: Portal,
  clusters: number,
  options: { signal: AbortSignal; everyMs?: number },
): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { coverage } = await portal.fetchJson<{ coverage: Coverage }>(
      '/api/fleet/clusters?limit=1',
    );
    if (coverage.current >= clusters) {
      return performance.now() - startedAt;
    }
    await sleep(options.everyMs ?? EVERY_MS, undefined, {
      signal: options.signal,
    });
  }
}
