import type {
  DeliveryPhase,
  RolloutState,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Intent, TargetStep, WaveState } from '../model/states';

/** A time in ms; PostgreSQL gives its bigint as text. */
export type Ms = number | string;

export interface RolloutRow {
  id: string;
  name: string;
  /** Empty where the rollout has none. */
  namespace: string;
  entity_ref: string | null;
  requested_by: string;
  created_at: Ms;
  updated_at: Ms;
  ended_at: Ms | null;
  state: RolloutState;
  reason: string | null;
  intent: Intent;
  accepted_failures: number;
  source_summary: string;
  source_digest: string | null;
  /** JSON of the request. */
  request: string;
  holder: string | null;
  held_until: Ms;
  token: number | string;
}

export interface WaveRow {
  rollout_id: string;
  no: number;
  name: string;
  state: WaveState;
  message: string | null;
  needs_approval: boolean | number;
  approved_by: string | null;
  approved_at: Ms | null;
  approval_comment: string | null;
  soak_ms: Ms;
  soak_ends_at: Ms | null;
  started_at: Ms | null;
  ended_at: Ms | null;
}

export interface TargetRow {
  rollout_id: string;
  no: number;
  wave: number;
  level: number;
  cluster_id: string;
  cluster_name: string;
  namespace: string;
  entity_ref: string | null;
  /** JSON of ObjectRef[]. */
  workloads: string | null;
  /** JSON of the numbers of the request's overrides that are meant for it. */
  overrides: string | null;
  engine: string;
  owner: string | null;
  desired_revision: string;
  applied_revision: string | null;
  /** JSON. */
  previous: string | null;
  step: TargetStep;
  phase: DeliveryPhase;
  message: string | null;
  source: string | null;
  observed_at: Ms | null;
  started_at: Ms | null;
  ended_at: Ms | null;
  retry_at: Ms | null;
  attempts: number;
  restarts: number | null;
  /** Whether it puts right what others changed, whatever the strategy says. */
  takes_over: boolean | number;
}

export interface EventRow {
  no: number | string;
  rollout_id: string;
  at: Ms;
  wave: number | null;
  target: number | null;
  actor: string | null;
  type: string;
  message: string;
}

/** An event as it is written. */
export type NewEvent = Pick<EventRow, 'type' | 'message'> &
  Partial<Pick<EventRow, 'wave' | 'target' | 'actor'>>;

/** A rollout with its parts. */
export interface KeptRollout {
  rollout: RolloutRow;
  waves: WaveRow[];
  targets: TargetRow[];
  /** Whether it has targets that whoever it is for may not know of. */
  isPartial?: boolean;
}

export function msOf(value: Ms | null): number | undefined {
  return value === null ? undefined : Number(value);
}
