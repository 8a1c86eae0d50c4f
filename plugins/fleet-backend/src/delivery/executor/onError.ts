import { isError } from '@backstage/errors';
import type { StrategySpec } from '../model/RolloutSpec';
import type { TargetRow } from '../store';
import type { Outcome } from './TargetActs';

const MAX_BACKOFF_MS = 60_000;
/** Of errors that nobody foresaw. */
const MAX_ATTEMPTS = 5;
const FINAL = [
  'ConflictError',
  'NotAllowedError',
  'InputError',
  'NotFoundError',
];

/**
 * What becomes of a target whose engine could not do what it was asked. A
 * cluster or hub that does not answer is asked again, for as long as it takes;
 * what was refused has failed.
 */
export function onError(
  target: TargetRow,
  error: unknown,
  { now, strategy }: { now: number; strategy: StrategySpec },
): Outcome {
  const name = isError(error) ? error.name : '';
  const message = isError(error) ? error.message : 'An unknown error';
  const attempts = target.attempts + 1;
  const again: Outcome = {
    message,
    attempts,
    retry_at: now + Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** attempts),
  };
  if (name === 'ServiceUnavailableError') {
    return away(target, again, strategy, now);
  }
  return FINAL.includes(name) || attempts >= MAX_ATTEMPTS
    ? failed(target, message, now)
    : again;
}

/** What was not begun waits for its turn again, or is left out. */
function away(
  { step, started_at }: TargetRow,
  again: Outcome,
  { unreachable }: StrategySpec,
  now: number,
): Outcome {
  if (step === 'delivering' && started_at === null) {
    return unreachable === 'skip'
      ? { ...again, step: 'skipped', phase: 'Skipped', ended_at: now }
      : { ...again, step: 'waiting', phase: 'Waiting' };
  }
  return { ...again, phase: 'Stale' };
}

function failed({ step }: TargetRow, message: string, now: number): Outcome {
  const isReturning = step === 'rollingBack' || step === 'returning';
  return {
    step: isReturning ? 'rollbackFailed' : 'failed',
    phase: 'Failed',
    message,
    ended_at: now,
  };
}
