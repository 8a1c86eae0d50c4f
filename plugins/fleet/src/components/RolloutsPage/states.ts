import type { RolloutState } from '@flotilla/backstage-plugin-fleet-common';

/** All states of rollouts, those first that may need somebody. */
export const STATES: readonly RolloutState[] = [
  'running',
  'waiting',
  'paused',
  'aborting',
  'rollingBack',
  'succeeded',
  'failed',
  'aborted',
  'rolledBack',
  'rollbackFailed',
];
