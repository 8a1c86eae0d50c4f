import type { RolloutState } from '@flotilla/backstage-plugin-fleet-common';
import type { Intent, TargetState, WaveState } from '../model/states';

/** What becomes of a rollout next. */
export interface Decision {
  rollout?: {
    state: RolloutState;
    /** Why, in words; absent where there is nothing to say. */
    reason?: string;
    /** Where the rollout itself wants something else from now on. */
    intent?: Intent;
  };
  waves: WaveChange[];
  /** Targets whose step changes without an act of an engine. */
  targets: TargetChange[];
  /** Targets for which an engine is to be asked now, at their steps. */
  acts: number[];
}

export interface WaveChange {
  no: number;
  state: WaveState;
  /** Absent where there is nothing to say. */
  message?: string;
  soakEndsAt?: number;
}

export interface TargetChange {
  no: number;
  step: TargetState['step'];
  phase: TargetState['phase'];
  message?: string;
}
