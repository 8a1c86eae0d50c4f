import { ConflictError } from '@backstage/errors';
import type { KeptRollout, RolloutChange } from '../store';
import { type ActOptions, withEvent } from './actOn';

/** Lets a wave begin: the one that is named, else the next that waits. */
export function approve(
  { waves }: KeptRollout,
  options: ActOptions,
): RolloutChange {
  const { request, actor, now } = options;
  const wave = waves.find(
    ({ no, needs_approval, approved_by }) =>
      needs_approval &&
      approved_by === null &&
      (request.wave === undefined || no === request.wave),
  );
  if (!wave) {
    throw new ConflictError('No such wave waits for approval');
  }
  const change = withEvent(
    {
      waves: [
        {
          no: wave.no,
          approved_by: actor,
          approved_at: now,
          approval_comment: request.comment ?? null,
        },
      ],
    },
    options,
  );
  const events = change.events!.map(event => ({ ...event, wave: wave.no }));
  return { ...change, events };
}
