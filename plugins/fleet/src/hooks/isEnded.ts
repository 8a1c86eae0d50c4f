import type { RolloutState } from '@flotilla/backstage-plugin-fleet-common';

const ENDS: readonly RolloutState[] = [
  'succeeded',
  'failed',
  'aborted',
  'rolledBack',
  'rollbackFailed',
];

/** Whether a rollout changes only when somebody acts on it. */
export function isEnded(state: RolloutState): boolean {
  return ENDS.includes(state);
}
