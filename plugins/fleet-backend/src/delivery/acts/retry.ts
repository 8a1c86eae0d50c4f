import { ConflictError } from '@backstage/errors';
import type { KeptRollout, RolloutChange, TargetRow } from '../store';
import { type ActOptions, reopened, withEvent } from './actOn';

/**
 * Begins failed targets again, and those that were left out; to reconcile also
 * those that are done, which changes only what has drifted, whoever owns it now:
 * somebody has seen it. What was there
 * before the rollout stays what a rollback goes back to.
 */
export function retry(kept: KeptRollout, options: ActOptions): RolloutChange {
  const steps = options.request.reconcile
    ? ['failed', 'skipped', 'done']
    : ['failed', 'skipped'];
  const again = kept.targets.filter(({ step }) => steps.includes(step));
  if (again.length === 0) {
    throw new ConflictError('Nothing has failed or was left out');
  }
  const waves = new Set(again.map(({ wave }) => wave));
  return withEvent(
    {
      rollout: {
        ...reopened(kept.rollout),
        intent: 'run',
        accepted_failures: 0,
      },
      waves: [...waves].map(no => ({
        no,
        state: kept.waves[no].started_at === null ? 'pending' : 'running',
        message: null,
        soak_ends_at: null,
        ended_at: null,
      })),
      targets: again.map(target => ({
        ...anew(target),
        takes_over: options.request.reconcile ?? false,
      })),
    },
    options,
  );
}

function anew({ no }: TargetRow): Pick<TargetRow, 'no'> & Partial<TargetRow> {
  return {
    no,
    step: 'waiting',
    phase: 'Waiting',
    message: null,
    attempts: 0,
    started_at: null,
    restarts: null,
    retry_at: null,
    ended_at: null,
  };
}
