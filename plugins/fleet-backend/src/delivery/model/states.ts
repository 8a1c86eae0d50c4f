import type {
  DeliveryPhase,
  RolloutState,
  RolloutWaveStateStateEnum,
} from '@flotilla/backstage-plugin-fleet-common';

/** What people want of a rollout now; what it is like follows from that. */
export type Intent = 'run' | 'pause' | 'abort' | 'rollback';

/**
 * How far a target is. It is written before what it names is done, so that a
 * backend that is killed does the same again.
 *
 * waiting, then delivering (previous state is kept, desired state is put on its
 * way), then progressing (it is looked at until it is healthy), then done; and
 * for a rollback rollingBack, returning, rolledBack.
 */
export type TargetStep =
  | 'waiting'
  | 'delivering'
  | 'progressing'
  | 'done'
  | 'failed'
  | 'skipped'
  | 'rollingBack'
  | 'returning'
  | 'rolledBack'
  | 'rollbackFailed';

export type WaveState = RolloutWaveStateStateEnum;

/** All times are in ms. */
export interface TargetState {
  /** Within its rollout, from 0. */
  no: number;
  wave: number;
  /** Rounds of its wave that go before it. */
  level: number;
  step: TargetStep;
  phase: DeliveryPhase;
  message?: string;
  /** Whether its cluster answers, as far as the fleet knows. */
  isReachable: boolean;
  /** Whether it is known what to go back to: something was put on its way. */
  isTouched: boolean;
  /** When it was put on its way last. */
  startedAt?: number;
  /** Not to be tried before. */
  retryAt?: number;
  /** Restarts of its workloads since it was put on its way. */
  restarts?: number;
}

export interface WaveProgress {
  no: number;
  state: WaveState;
  message?: string;
  needsApproval: boolean;
  isApproved: boolean;
  soakMs: number;
  soakEndsAt?: number;
  startedAt?: number;
}

export interface RolloutProgress {
  state: RolloutState;
  reason?: string;
  intent: Intent;
  /** So many failed targets somebody has seen, and let the rollout go on. */
  acceptedFailures: number;
  waves: readonly WaveProgress[];
  targets: readonly TargetState[];
}

const ENDS: readonly RolloutState[] = [
  'succeeded',
  'failed',
  'aborted',
  'rolledBack',
  'rollbackFailed',
];

export function isEnd(state: RolloutState): boolean {
  return ENDS.includes(state);
}

/** Whether something is under way in the target. */
export function isActive({ step }: Pick<TargetState, 'step'>): boolean {
  return step === 'delivering' || step === 'progressing';
}

/** Whether a wave need not wait for it any more. */
export function isSettled({ step }: Pick<TargetState, 'step'>): boolean {
  return step === 'done' || step === 'failed' || step === 'skipped';
}

/** Whether more targets failed than the strategy and people bear. */
export function hasFailed(
  { targets, acceptedFailures }: RolloutProgress,
  { maxFailures }: { maxFailures: number },
): boolean {
  const failed = targets.filter(({ step }) => step === 'failed').length;
  return failed > Math.max(maxFailures, acceptedFailures);
}
