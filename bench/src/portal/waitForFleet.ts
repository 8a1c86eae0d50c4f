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
      // Nothing is found, which is cheap, and the coverage comes along.
      '/api/fleet/placements?service=none',
    );
    if (coverage.current >= clusters) {
      return performance.now() - startedAt;
    }
    await sleep(options.everyMs ?? EVERY_MS, undefined, {
      signal: options.signal,
    });
  }
}
