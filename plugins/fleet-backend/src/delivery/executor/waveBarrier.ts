import type { WaveProgress } from '../model/states';
import { windowOpensAt } from '../gates/window';
import type { Circumstances } from './decide';

/** What keeps a wave from beginning; undefined if nothing does. */
export function waveBarrier(
  { needsApproval, isApproved }: WaveProgress,
  { now, strategy, isBarred }: Circumstances,
): Pick<WaveProgress, 'state' | 'message'> | undefined {
  if (needsApproval && !isApproved) {
    return {
      state: 'awaitingApproval',
      message: 'Somebody else than who asked for it must approve',
    };
  }
  if (isBarred !== undefined) {
    return { state: 'awaitingApproval', message: isBarred };
  }
  return windowBarrier(strategy, now);
}

/** Whether targets may begin by the clock. */
export function windowBarrier(
  { window }: Circumstances['strategy'],
  now: number,
): Pick<WaveProgress, 'state' | 'message'> | undefined {
  const opensAt = window ? windowOpensAt(window, now) : now;
  return opensAt > now
    ? {
        state: 'awaitingWindow',
        message: `Its window opens at ${new Date(opensAt).toISOString()}`,
      }
    : undefined;
}
