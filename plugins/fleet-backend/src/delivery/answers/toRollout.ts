import type {
  Rollout,
  RolloutAct,
  RolloutEvent,
  RolloutTarget,
  RolloutWaveState,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../../questions/coverage';
import {
  type EventRow,
  type KeptRollout,
  msOf,
  type RolloutRow,
  type TargetRow,
  type WaveRow,
} from '../store';

/**
 * A rollout as it is answered, with the targets that the asker may know of. What
 * is said of the whole may name others, and is left out where there are any.
 */
export function toRollout(
  { rollout, waves, targets, isPartial }: KeptRollout,
  acts: RolloutAct[],
): Rollout {
  const answer = {
    ...toHead(rollout),
    waves: waves.map(wave => toWave(wave, targets)),
    ...countsOf(targets),
    acts,
  };
  return isPartial ? withoutWords(answer) : answer;
}

function withoutWords(answer: Rollout): Rollout {
  return {
    ...answer,
    reason: undefined,
    waves: answer.waves.map(wave => ({ ...wave, message: undefined })),
  };
}

function toHead(row: RolloutRow) {
  return {
    id: row.id,
    name: row.name,
    entityRef: row.entity_ref ?? undefined,
    requestedBy: row.requested_by,
    createdAt: toIso(row.created_at)!,
    updatedAt: toIso(row.updated_at)!,
    endedAt: toIso(row.ended_at),
    state: row.state,
    reason: row.reason ?? undefined,
    sourceSummary: row.source_summary,
  };
}

function countsOf(targets: readonly TargetRow[]) {
  const count = (phases: readonly string[]) =>
    targets.filter(({ phase }) => phases.includes(phase)).length;
  const failed = targets.filter(
    ({ step }) => step === 'failed' || step === 'rollbackFailed',
  ).length;
  return { targets: targets.length, healthy: count(['Healthy']), failed };
}

function toWave(row: WaveRow, targets: readonly TargetRow[]): RolloutWaveState {
  return {
    name: row.name,
    state: row.state,
    message: row.message ?? undefined,
    ...countsOf(targets.filter(({ wave }) => wave === row.no)),
    approval: {
      required: Boolean(row.needs_approval),
      by: row.approved_by ?? undefined,
      at: toIso(row.approved_at),
      comment: row.approval_comment ?? undefined,
    },
    soakEndsAt: toIso(row.soak_ends_at),
    startedAt: toIso(row.started_at),
    endedAt: toIso(row.ended_at),
  };
}

/** @param cluster - Absent where it is not in the fleet any more */
export function toTarget(row: TargetRow, cluster?: ClusterRow): RolloutTarget {
  return {
    cluster: refOf(row, cluster),
    namespace: row.namespace,
    entityRef: row.entity_ref ?? undefined,
    wave: row.wave,
    engine: row.engine,
    owner: row.owner ?? undefined,
    phase: row.phase,
    desiredRevision: row.desired_revision,
    appliedRevision: row.applied_revision ?? undefined,
    message: row.message ?? undefined,
    restarts: row.restarts ?? undefined,
    observedAt: toIso(row.observed_at),
    source: row.source ?? undefined,
    startedAt: toIso(row.started_at),
    endedAt: toIso(row.ended_at),
  };
}

export function toEvent(
  row: EventRow,
  targetOf: (no: number) => TargetRow | undefined,
): RolloutEvent {
  const target = row.target === null ? undefined : targetOf(row.target);
  return {
    at: toIso(row.at)!,
    wave: row.wave ?? undefined,
    cluster: target && refOf(target),
    actor: row.actor ?? undefined,
    type: row.type,
    message: row.message,
  };
}

function refOf(row: TargetRow, cluster?: ClusterRow) {
  return { id: row.cluster_id, name: cluster?.name ?? row.cluster_name };
}

function toIso(ms: number | string | null): string | undefined {
  const value = msOf(ms);
  return value === undefined ? undefined : new Date(value).toISOString();
}
