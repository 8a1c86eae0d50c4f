import {
  hasFailed,
  isActive,
  isSettled,
  type RolloutProgress,
  type TargetState,
  type WaveProgress,
} from '../model/states';
import { beginTargets } from './beginTargets';
import type { Circumstances } from './decide';
import type { Decision } from './Decision';
import { failedGates } from './failedGates';
import { waveBarrier } from './waveBarrier';

/** The wave that is under way, or may begin; undefined after the last one. */
function currentWave({ waves }: RolloutProgress): WaveProgress | undefined {
  return waves.find(({ state }) => state !== 'succeeded');
}

/** Brings wave after wave to where its targets are healthy, or stops. */
export function decideRun(
  rollout: RolloutProgress,
  circumstances: Circumstances,
): Decision {
  const wave = currentWave(rollout);
  if (!wave) {
    return {
      rollout: { state: 'succeeded', reason: shortcomings(rollout) },
      waves: [],
      targets: [],
      acts: [],
    };
  }
  const targets = rollout.targets.filter(target => target.wave === wave.no);
  const gates = failedGates(targets, circumstances);
  if (gates.length > 0) {
    return { waves: [], targets: gates, acts: [] };
  }
  if (rollout.intent === 'run' && hasFailed(rollout, circumstances.strategy)) {
    return stop(rollout, wave, circumstances);
  }
  if (rollout.intent === 'pause') {
    return paused(rollout, targets, circumstances);
  }
  if (wave.startedAt === undefined) {
    const barrier = waveBarrier(wave, circumstances);
    return barrier
      ? waiting(wave, barrier)
      : running([{ no: wave.no, state: 'running' }]);
  }
  return targets.every(isSettled)
    ? soak(wave, targets, circumstances)
    : beginTargets(wave, targets, circumstances);
}

function running(waves: Decision['waves'], acts: number[] = []): Decision {
  return { rollout: { state: 'running' }, waves, targets: [], acts };
}

function waiting(
  { no }: WaveProgress,
  barrier: Pick<WaveProgress, 'state' | 'message'>,
): Decision {
  return {
    rollout: { state: 'waiting', reason: barrier.message },
    waves: [{ no, ...barrier }],
    targets: [],
    acts: [],
  };
}

function stop(
  { targets }: RolloutProgress,
  { no, startedAt }: WaveProgress,
  { strategy: { maxFailures, onFailure } }: Circumstances,
): Decision {
  const failed = targets.filter(({ step }) => step === 'failed');
  const message = `${failed.length} of ${targets.length} targets failed, and ${maxFailures} may`;
  return {
    rollout: { state: 'running', reason: message, intent: onFailure },
    waves: startedAt === undefined ? [] : [{ no, state: 'failed', message }],
    targets: [],
    acts: [],
  };
}

/** What was begun is brought to its end; nothing else is begun. */
function paused(
  { reason }: RolloutProgress,
  targets: readonly TargetState[],
  { now }: Circumstances,
): Decision {
  const active = targets.filter(isActive);
  return {
    rollout: { state: active.length > 0 ? 'running' : 'paused', reason },
    waves: [],
    targets: [],
    acts: dueAt(now, active),
  };
}

/** Targets must stay healthy until the wave has soaked. */
function soak(
  { no, soakMs, soakEndsAt }: WaveProgress,
  targets: readonly TargetState[],
  { now }: Circumstances,
): Decision {
  const endsAt = soakEndsAt ?? now + soakMs;
  if (endsAt <= now) {
    return running([{ no, state: 'succeeded', soakEndsAt }]);
  }
  const done = targets.filter(({ step }) => step === 'done');
  return running(
    [{ no, state: 'soaking', soakEndsAt: endsAt }],
    dueAt(now, done),
  );
}

function dueAt(now: number, targets: readonly TargetState[]): number[] {
  const due = targets.filter(({ retryAt = 0 }) => retryAt <= now);
  return due.map(({ no }) => no);
}

/** What a rollout that succeeded did not reach. */
function shortcomings({ targets }: RolloutProgress): string | undefined {
  const count = (step: string) =>
    targets.filter(target => target.step === step).length;
  const parts = [
    [count('failed'), 'failed'],
    [count('skipped'), 'skipped'],
  ] as const;
  const words = parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`);
  return words.length > 0
    ? `Of ${targets.length} targets, ${words.join(' and ')}`
    : undefined;
}
