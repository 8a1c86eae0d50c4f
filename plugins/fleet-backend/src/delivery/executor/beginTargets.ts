import {
  isActive,
  isSettled,
  type TargetState,
  type WaveProgress,
} from '../model/states';
import type { Circumstances } from './decide';
import type { Decision, TargetChange } from './Decision';
import { windowBarrier } from './waveBarrier';

/**
 * Goes on with what was begun in a wave, and begins as many more as may be at
 * work at once: those on whose APIs others rely first, and only in clusters
 * that answer.
 */
export function beginTargets(
  { no }: WaveProgress,
  targets: readonly TargetState[],
  { now, strategy }: Circumstances,
): Decision {
  const active = targets.filter(isActive);
  const { next, away } = startable(targets);
  const shut = windowBarrier(strategy, now);
  const skipped = strategy.unreachable === 'skip' ? away.map(skip) : [];
  const room = shut ? 0 : Math.max(0, strategy.concurrency - active.length);
  const begun = next.filter(({ retryAt = 0 }) => retryAt <= now).slice(0, room);
  const due = active.filter(({ retryAt = 0 }) => retryAt <= now);
  const idle = active.length + begun.length + skipped.length === 0;
  const wait = idle ? shut ?? awaits(next, away) : undefined;
  return {
    rollout: wait
      ? { state: 'waiting', reason: wait.message }
      : { state: 'running' },
    waves: [{ no, ...(wait ?? { state: 'running' as const }) }],
    targets: [...skipped, ...begun.map(begin)],
    acts: [...begun, ...due].map(target => target.no),
  };
}

/** Those whose turn it is, by whether their clusters answer. */
function startable(targets: readonly TargetState[]) {
  const open = targets.filter(target => !isSettled(target));
  const level = Math.min(...open.map(target => target.level));
  const turn = open.filter(
    target => target.step === 'waiting' && target.level === level,
  );
  return {
    next: turn.filter(({ isReachable }) => isReachable),
    away: turn.filter(({ isReachable }) => !isReachable),
  };
}

function awaits(
  next: readonly TargetState[],
  away: readonly TargetState[],
): Pick<WaveProgress, 'state' | 'message'> | undefined {
  return next.length === 0 && away.length > 0
    ? {
        state: 'awaitingCluster',
        message: `${away.length} clusters do not answer, and are waited for`,
      }
    : undefined;
}

function begin({ no }: TargetState): TargetChange {
  return { no, step: 'delivering', phase: 'Applying' };
}

function skip({ no }: TargetState): TargetChange {
  const message = 'Its cluster did not answer when its turn came';
  return { no, step: 'skipped', phase: 'Skipped', message };
}
