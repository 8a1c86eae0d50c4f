import type { TargetState } from '../model/states';
import type { Circumstances } from './decide';
import type { TargetChange } from './Decision';

const MINUTE = 60_000;

/**
 * Targets that fail now: not healthy in time, restarting too much, or ill again
 * while their wave soaks. Time in which a cluster is not seen tells nothing of
 * what was delivered to it, and is waited out.
 */
export function failedGates(
  targets: readonly TargetState[],
  circumstances: Circumstances,
): TargetChange[] {
  return targets.flatMap(target => {
    const message = whyFailed(target, circumstances);
    const { no, phase } = target;
    return message === undefined
      ? []
      : [{ no, step: 'failed' as const, phase, message }];
  });
}

function whyFailed(
  target: TargetState,
  { now, strategy }: Circumstances,
): string | undefined {
  const { step, phase, startedAt = now, restarts = 0, message } = target;
  const { maxRestarts = Infinity, progressDeadlineMs } = strategy;
  if ((step === 'progressing' || step === 'done') && restarts > maxRestarts) {
    return `${restarts} restarts since its delivery, and ${maxRestarts} may be`;
  }
  if (step === 'done' && (phase === 'Degraded' || phase === 'Failed')) {
    return `Not healthy any more: ${message ?? phase}`;
  }
  const isLate = now - startedAt > progressDeadlineMs && phase !== 'Stale';
  return step === 'progressing' && isLate
    ? `Not healthy after ${Math.round(progressDeadlineMs / MINUTE)} min: ${
        message ?? phase
      }`
    : undefined;
}
