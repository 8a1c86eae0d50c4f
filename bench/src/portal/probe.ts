import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { collectGarbage } from './collectGarbage';

/** What a portal that is measured can be asked. */
export type ProbeRequest = 'delay-start' | 'delay-read' | 'collect-garbage';

export interface DelayReading {
  /** Milliseconds; the timer's own resolution is taken off. */
  p50: number;
  p99: number;
  max: number;
  /** Busy part of the time since the start, 0 to 1. */
  utilization: number;
}

/** What it answers, and what it says when it has started. */
export interface ProbeAnswer {
  probe: ProbeRequest | 'started';
  reading?: DelayReading;
  /** When it started, in ms since the epoch. */
  at?: number;
}

const RESOLUTION_MS = 1;

/** Answers the process that started this one; a delay is the main thread's. */
export function answerProbes(): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let before = performance.eventLoopUtilization();
  process.on('message', ({ probe }: { probe: ProbeRequest }) => {
    switch (probe) {
      case 'delay-start':
        delay.reset();
        delay.enable();
        before = performance.eventLoopUtilization();
        process.send?.({ probe });
        break;
      case 'delay-read':
        delay.disable();
        process.send?.({ probe, reading: read() });
        break;
      default:
        collectGarbage().then(() => process.send?.({ probe }));
    }
  });

  function read(): DelayReading {
    const ms = (nanoseconds: number) => nanoseconds / 1e6 - RESOLUTION_MS;
    const { utilization } = performance.eventLoopUtilization(before);
    return {
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
      utilization,
    };
  }
}

/** Starts a portal, and says when: from then on, it collects. */
export async function start(backend: { start(): Promise<unknown> }) {
  await backend.start();
  const at = performance.timeOrigin + performance.now();
  process.send?.({ probe: 'started', at });
}
