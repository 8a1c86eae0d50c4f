import { hasFailed, isActive, type RolloutProgress } from '../model/states';
import type { Circumstances } from './decide';
import type { Decision } from './Decision';

/**
 * Nothing more is begun. What is being put on its way is brought to the end, so
 * that it is known what is where; what becomes of it is not waited for.
 */
export function decideAbort(
  rollout: RolloutProgress,
  { now, strategy }: Circumstances,
): Decision {
  const { targets, waves, reason } = rollout;
  const busy = targets.filter(({ step }) => step === 'delivering');
  if (busy.length > 0) {
    const due = busy.filter(({ retryAt = 0 }) => retryAt <= now);
    return {
      rollout: { state: 'aborting', reason },
      waves: [],
      targets: [],
      acts: due.map(({ no }) => no),
    };
  }
  const open = waves.filter(
    ({ state }) => state !== 'succeeded' && state !== 'failed',
  );
  return {
    rollout: {
      state: hasFailed(rollout, strategy) ? 'failed' : 'aborted',
      reason,
    },
    waves: open.map(({ no }) => ({ no, state: 'stopped' })),
    targets: targets
      .filter(target => target.step === 'waiting' || isActive(target))
      .map(({ no, step, phase }) =>
        step === 'waiting'
          ? { no, step: 'skipped', phase: 'Skipped', message: 'Aborted before' }
          : { no, step: 'failed', phase, message: 'Aborted under way' },
      ),
    acts: [],
  };
}
