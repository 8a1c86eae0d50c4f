import type { RolloutSpec } from '../model/RolloutSpec';
import type { KeptRollout, TargetRow, WaveRow } from '../store';
import { workloadRef } from './PlannedDelivery';
import type { PlannedWave } from './planWaves';
import { sourceSummary } from './sourceSummary';
import type { ResolvedTarget } from './TargetPlanner';

/** A planned rollout as it is kept before anything is done. */
export function keptRollout(options: {
  id: string;
  spec: RolloutSpec;
  actor: string;
  /** Of its source; absent for images. */
  digest?: string;
  waves: readonly PlannedWave[];
  resolved: readonly ResolvedTarget[];
  /** In ms. */
  now: number;
}): KeptRollout {
  const { id, spec, actor, digest, waves, resolved, now } = options;
  return {
    rollout: {
      id,
      name: spec.name,
      namespace: spec.namespace ?? '',
      entity_ref: spec.entityRef ?? spec.placement.entityRef ?? null,
      requested_by: actor,
      created_at: now,
      updated_at: now,
      ended_at: null,
      state: 'running',
      reason: null,
      intent: 'run',
      accepted_failures: 0,
      source_summary: sourceSummary(spec.source),
      source_digest: digest ?? null,
      request: JSON.stringify(spec.request),
      holder: null,
      held_until: 0,
      // Greater than that of any rollout before it, of which a cluster may have
      // seen some: holders are far fewer than milliseconds.
      token: now,
    },
    waves: waves.map((wave, no) => waveRow(id, no, wave)),
    targets: resolved.map((one, no) => targetRow(id, no, one)),
  };
}

function waveRow(id: string, no: number, wave: PlannedWave): WaveRow {
  return {
    rollout_id: id,
    no,
    name: wave.name,
    state: 'pending',
    message: null,
    needs_approval: wave.approval,
    approved_by: null,
    approved_at: null,
    approval_comment: null,
    soak_ms: wave.soakMs,
    soak_ends_at: null,
    started_at: null,
    ended_at: null,
  };
}

function targetRow(
  id: string,
  no: number,
  resolved: ResolvedTarget,
): TargetRow {
  const { target, delivery, engine, owner, problem } = resolved;
  const { cluster, workloads } = target;
  return {
    rollout_id: id,
    no,
    wave: target.wave,
    level: target.level,
    cluster_id: cluster.id,
    cluster_name: cluster.name,
    namespace: target.namespace,
    entity_ref: target.entityRef ?? null,
    workloads: workloads ? JSON.stringify(workloads.map(workloadRef)) : null,
    overrides:
      target.overrides.length > 0 ? JSON.stringify(target.overrides) : null,
    engine,
    owner: owner ?? null,
    desired_revision: delivery?.desired.revision ?? '',
    applied_revision: null,
    previous: null,
    step: 'waiting',
    phase: 'Waiting',
    message: problem?.message ?? null,
    source: null,
    observed_at: null,
    started_at: null,
    ended_at: null,
    retry_at: null,
    attempts: 0,
    restarts: null,
    takes_over: false,
  };
}
