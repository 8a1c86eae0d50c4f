import type { RolloutProgress, TargetState } from '../model/states';
import type { Circumstances } from './decide';
import type { Decision, TargetChange } from './Decision';

const RETURNING: readonly TargetState['step'][] = ['rollingBack', 'returning'];

/** Brings back what was there before, wherever something was put on its way. */
export function decideRollback(
  { targets, waves, reason }: RolloutProgress,
  { now, strategy: { concurrency } }: Circumstances,
): Decision {
  const returning = targets.filter(({ step }) => RETURNING.includes(step));
  const touched = targets.filter(isTouched);
  const next = touched.slice(0, Math.max(0, concurrency - returning.length));
  const untouched = targets.filter(isUntouched);
  const changes: TargetChange[] = [
    ...untouched.map(({ no }) => skipped(no)),
    ...next.map(({ no }) => {
      return { no, step: 'rollingBack' as const, phase: 'Applying' as const };
    }),
  ];
  if (touched.length > 0 || returning.length > 0) {
    return {
      rollout: { state: 'rollingBack', reason },
      waves: [],
      targets: changes,
      acts: [...next, ...returning]
        .filter(target => isTouched(target) || (target.retryAt ?? 0) <= now)
        .map(({ no }) => no),
    };
  }
  const failed = targets.some(({ step }) => step === 'rollbackFailed');
  return {
    rollout: { state: failed ? 'rollbackFailed' : 'rolledBack', reason },
    waves: waves
      .filter(({ state }) => state !== 'failed')
      .map(({ no }) => ({ no, state: 'stopped' })),
    targets: changes,
    acts: [],
  };
}

function skipped(no: number): TargetChange {
  return {
    no,
    step: 'skipped',
    phase: 'Skipped',
    message: 'Nothing was begun',
  };
}

const ROLLED_BACK_FROM: readonly TargetState['step'][] = [
  'waiting',
  'delivering',
  'progressing',
  'done',
  'failed',
];

/** What failed before anything was put on its way has nothing to bring back. */
function isTouched(target: TargetState): boolean {
  return target.isTouched && ROLLED_BACK_FROM.includes(target.step);
}

function isUntouched(target: TargetState): boolean {
  return !target.isTouched && ROLLED_BACK_FROM.includes(target.step);
}
