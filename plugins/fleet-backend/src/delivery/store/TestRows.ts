import type { KeptRollout, TargetRow, WaveRow } from './rows';

/** Rows of a rollout with one target in each cluster, for tests. */
export function testRollout(
  id: string,
  options: {
    name?: string;
    createdAt?: number;
    entityRef?: string;
    clusters?: readonly string[];
  } = {},
): KeptRollout {
  const {
    name = id,
    createdAt = 1_000,
    entityRef = null,
    clusters = ['a'],
  } = options;
  return {
    rollout: {
      id,
      name,
      namespace: 'shop',
      entity_ref: entityRef,
      requested_by: 'user:default/anna',
      created_at: createdAt,
      updated_at: createdAt,
      ended_at: null,
      state: 'running',
      reason: null,
      intent: 'run',
      accepted_failures: 0,
      source_summary: 'image shop:2',
      source_digest: null,
      request: '{}',
      holder: null,
      held_until: 0,
      token: 0,
    },
    waves: [testWave(id, 0)],
    targets: clusters.map((cluster, no) => testTarget(id, no, cluster)),
  };
}

function testWave(id: string, no: number): WaveRow {
  return {
    rollout_id: id,
    no,
    name: `wave ${no}`,
    state: 'pending',
    message: null,
    needs_approval: false,
    approved_by: null,
    approved_at: null,
    approval_comment: null,
    soak_ms: 0,
    soak_ends_at: null,
    started_at: null,
    ended_at: null,
  };
}

function testTarget(id: string, no: number, cluster: string): TargetRow {
  return {
    rollout_id: id,
    no,
    wave: 0,
    level: 0,
    cluster_id: cluster,
    cluster_name: `the ${cluster}`,
    namespace: 'shop',
    entity_ref: null,
    workloads: null,
    overrides: null,
    engine: 'builtin',
    owner: null,
    desired_revision: 'sha256:1',
    applied_revision: null,
    previous: null,
    step: 'waiting',
    phase: 'Waiting',
    message: null,
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
