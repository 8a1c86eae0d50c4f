import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { KeptRollout, NewEvent } from '../store';

/** Events that people are to know of, with how urgent each is. */
const NOTICES: Readonly<
  Record<string, Required<Pick<NotificationPayload, 'severity'>> & Words>
> = {
  waveAwaitingApproval: { severity: 'normal', words: 'waits for approval' },
  paused: { severity: 'high', words: 'is paused' },
  failed: { severity: 'high', words: 'failed' },
  rollbackFailed: { severity: 'critical', words: 'could not be rolled back' },
  rolledBack: { severity: 'high', words: 'was rolled back' },
  aborted: { severity: 'normal', words: 'was aborted' },
  succeeded: { severity: 'low', words: 'is done' },
};

interface Words {
  words: string;
}

/** What to tell people of events, if anything: of the last that matters. */
export function noticeOf(
  { rollout }: KeptRollout,
  events: readonly NewEvent[],
): Pick<NotificationPayload, 'title' | 'description' | 'severity'> | undefined {
  const last = events.findLast(({ type }) => Object.hasOwn(NOTICES, type));
  if (!last) {
    return undefined;
  }
  const { severity, words } = NOTICES[last.type];
  return {
    title: `Rollout ${rollout.name} ${words}`,
    description: `${rollout.source_summary}. ${last.message}`,
    severity,
  };
}
