import type { TargetStatus } from '@flotilla/backstage-plugin-fleet-node';
import type { StrategySpec } from '../model/RolloutSpec';
import { msOf, type TargetRow } from '../store';
import type { Outcome } from './TargetActs';

/** How often a target that is under way is looked at. */
const POLL_MS = 2_000;
/** And one that soaks. */
const SOAK_POLL_MS = 10_000;

/** How far a target is, now that an engine has said how it is. */
export function afterStatus(
  target: TargetRow,
  { phase, appliedRevision }: TargetStatus,
  { now, strategy }: { now: number; strategy: StrategySpec },
): Outcome {
  const pollAt = { retry_at: now + POLL_MS };
  switch (target.step) {
    case 'delivering':
      return { step: 'progressing', retry_at: now };
    case 'progressing': {
      if (phase === 'Failed') {
        return { step: 'failed', ended_at: now };
      }
      const isThere =
        appliedRevision === undefined ||
        appliedRevision === target.desired_revision;
      return phase === 'Healthy' && isThere
        ? { step: 'done', ended_at: now, retry_at: now + SOAK_POLL_MS }
        : pollAt;
    }
    case 'rollingBack':
      return { step: 'returning', ended_at: now, retry_at: now };
    case 'returning':
      return returned(target, phase, { now, strategy }) ?? pollAt;
    default:
      return { retry_at: now + SOAK_POLL_MS };
  }
}

/** Nothing is to be there where nothing was before. */
function returned(
  target: TargetRow,
  phase: TargetStatus['phase'],
  { now, strategy }: { now: number; strategy: StrategySpec },
): Outcome | undefined {
  if (phase === 'Healthy' || phase === 'Waiting') {
    return { step: 'rolledBack', phase: 'RolledBack', ended_at: now };
  }
  const since = msOf(target.ended_at) ?? now;
  const isLate = now - since > strategy.progressDeadlineMs;
  return isLate && phase !== 'Stale'
    ? { step: 'rollbackFailed', ended_at: now }
    : undefined;
}
