import type { Clock } from '../clock';
import type { Poll } from './Poll';

/** Within which time the first comes. */
const FIRST_MS = 30_000;

export interface RepeatOptions {
  clock: Clock;
  signal: AbortSignal;
  /** Told when it begins to fail, not again before it succeeded. */
  onFailed(error: unknown): void;
}

/** Polls until the signal aborts: not all clusters at once, and not in step. */
export async function repeat(
  poll: Poll,
  { clock, signal, onFailed }: RepeatOptions,
): Promise<void> {
  const { everyMs } = poll;
  let isFailing = false;
  let waitMs = Math.min(everyMs / 10, FIRST_MS) * clock.random();
  while (await slept(clock, waitMs, signal)) {
    try {
      await poll.run(signal);
      isFailing = false;
    } catch (error) {
      if (!signal.aborted && !isFailing) {
        onFailed(error);
      }
      isFailing = true;
    }
    waitMs = everyMs * (0.75 + clock.random() / 2);
  }
}

/** @returns whether the signal has not aborted */
async function slept(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
): Promise<boolean> {
  await clock.sleep(ms, signal).catch(() => {});
  return !signal.aborted;
}
