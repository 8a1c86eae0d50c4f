import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  RolloutAct,
  RolloutActRequest,
} from '@flotilla/backstage-plugin-fleet-common';
import { isEnd } from '../model/states';
import type { KeptRollout, NewEvent, RolloutChange } from '../store';
import { approve } from './approve';
import { retry } from './retry';

const EVENTS = {
  approve: 'approved',
  pause: 'pausedByHand',
  resume: 'resumed',
  abort: 'abortedByHand',
  rollback: 'rollbackAsked',
  retry: 'retried',
} as const;

export interface ActOptions {
  act: RolloutAct;
  request: RolloutActRequest;
  /** Who acts, an entity reference. */
  actor: string;
  now: number;
}

/**
 * What an act changes of a rollout.
 *
 * @throws ConflictError where it cannot be done as the rollout is now
 * @throws NotAllowedError where who asked for a rollout approves it
 */
export function actOn(kept: KeptRollout, options: ActOptions): RolloutChange {
  const { act } = options;
  if (!possibleActs(kept).includes(act)) {
    const { state } = kept.rollout;
    throw new ConflictError(
      `A rollout that is ${state} cannot be asked to ${act}`,
    );
  }
  switch (act) {
    case 'approve':
      if (options.actor === kept.rollout.requested_by) {
        throw new NotAllowedError(
          'Who asked for a rollout cannot approve it; ask somebody else',
        );
      }
      return approve(kept, options);
    case 'retry':
      return retry(kept, options);
    default:
      return withEvent(intentChange(kept, act), options);
  }
}

/** Acts that a rollout's state allows, whoever asks. */
export function possibleActs({ rollout, waves }: KeptRollout): RolloutAct[] {
  const { state, intent } = rollout;
  const waits = waves.some(
    wave => wave.needs_approval && !wave.approved_by && !wave.started_at,
  );
  if (isEnd(state)) {
    return state === 'rolledBack' ? [] : ['rollback', 'retry'];
  }
  if (intent === 'abort' || intent === 'rollback') {
    return [];
  }
  return [
    ...(waits ? (['approve'] as const) : []),
    ...(intent === 'run' ? (['pause'] as const) : []),
    // What waits may wait for somebody who may let it go on.
    ...(intent === 'pause' || state === 'waiting' ? (['resume'] as const) : []),
    'abort',
    'rollback',
    'retry',
  ];
}

function intentChange(
  { rollout, targets }: KeptRollout,
  act: 'pause' | 'resume' | 'abort' | 'rollback',
): RolloutChange {
  const failed = targets.filter(({ step }) => step === 'failed').length;
  switch (act) {
    case 'resume':
      // Who lets it go on has seen what failed.
      return { rollout: { intent: 'run', accepted_failures: failed } };
    case 'rollback':
      return { rollout: { ...reopened(rollout), intent: 'rollback' } };
    default:
      return { rollout: { intent: act } };
  }
}

/** What has ended is steered again. */
export function reopened({
  state,
}: Pick<KeptRollout['rollout'], 'state'>): NonNullable<
  RolloutChange['rollout']
> {
  return isEnd(state) ? { state: 'running', ended_at: null, reason: null } : {};
}

/** Says who did it, and why. */
export function withEvent(
  change: RolloutChange,
  { act, actor, request }: ActOptions,
): RolloutChange {
  const event: NewEvent = {
    type: EVENTS[act],
    actor,
    message: request.comment ?? `${EVENTS[act]} by ${actor}`,
  };
  return { ...change, events: [event] };
}
