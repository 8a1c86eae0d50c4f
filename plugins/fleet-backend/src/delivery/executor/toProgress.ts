import type { FleetSnapshot } from '../../questions/coverage';
import type {
  RolloutProgress,
  TargetState,
  WaveProgress,
} from '../model/states';
import { type KeptRollout, msOf, type TargetRow, type WaveRow } from '../store';

/** A rollout as it is kept, as it is decided on. */
export function toProgress(
  { rollout, waves, targets }: KeptRollout,
  fleet: Pick<FleetSnapshot, 'called'>,
): RolloutProgress {
  return {
    state: rollout.state,
    reason: rollout.reason ?? undefined,
    intent: rollout.intent,
    acceptedFailures: rollout.accepted_failures,
    waves: waves.map(toWave),
    targets: targets.map(row => toTarget(row, fleet)),
  };
}

function toWave(row: WaveRow): WaveProgress {
  return {
    no: row.no,
    state: row.state,
    message: row.message ?? undefined,
    needsApproval: Boolean(row.needs_approval),
    isApproved: row.approved_by !== null,
    soakMs: Number(row.soak_ms),
    soakEndsAt: msOf(row.soak_ends_at),
    startedAt: msOf(row.started_at),
  };
}

function toTarget(
  row: TargetRow,
  fleet: Pick<FleetSnapshot, 'called'>,
): TargetState {
  return {
    no: row.no,
    wave: row.wave,
    level: row.level,
    step: row.step,
    phase: row.phase,
    message: row.message ?? undefined,
    isReachable: isReachable(row.cluster_id, fleet),
    isTouched: row.previous !== null,
    startedAt: msOf(row.started_at),
    retryAt: msOf(row.retry_at),
    restarts: row.restarts ?? undefined,
  };
}

/** A cluster that refuses the reading credential answers all the same. */
function isReachable(id: string, fleet: Pick<FleetSnapshot, 'called'>) {
  const cluster = fleet.called(id).find(row => row.id === id);
  return (
    cluster !== undefined &&
    cluster.status !== 'stale' &&
    cluster.status !== 'unreachable'
  );
}
