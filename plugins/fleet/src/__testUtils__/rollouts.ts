import type {
  PlannedTarget,
  RolloutDetails,
  RolloutTarget,
  RolloutWaveState,
} from '@flotilla/backstage-plugin-fleet-common';
import { ago, cluster, coverageOf } from './fixtures';

/** A target that is healthy, in the first wave, with the changes given. */
export function rolloutTarget(
  changes: Partial<RolloutTarget> = {},
): RolloutTarget {
  const { id, name } = cluster();
  return {
    cluster: { id, name },
    namespace: 'shop',
    wave: 0,
    engine: 'builtin',
    phase: 'Healthy',
    desiredRevision: '9c2f1d',
    appliedRevision: '9c2f1d',
    restarts: 0,
    observedAt: ago(2_000),
    startedAt: ago(60_000),
    endedAt: ago(30_000),
    ...changes,
  };
}

/** A wave that has succeeded, with the changes given. */
export function rolloutWave(
  changes: Partial<RolloutWaveState> = {},
): RolloutWaveState {
  return {
    name: 'canary',
    state: 'succeeded',
    targets: 1,
    healthy: 1,
    failed: 0,
    approval: { required: false },
    ...changes,
  };
}

/** A rollout whose second wave waits for approval, with the changes given. */
export function rollout(changes: Partial<RolloutDetails> = {}): RolloutDetails {
  return {
    id: '7d3c6a52-9f0e-4a7e-8c55-0d8a6f1f2b11',
    name: 'shop',
    entityRef: 'component:default/checkout',
    requestedBy: 'user:default/ada',
    createdAt: ago(120_000),
    updatedAt: ago(3_000),
    state: 'waiting',
    sourceSummary: 'image shop:1.4.2',
    waves: [
      rolloutWave(),
      rolloutWave({
        name: 'rest',
        state: 'awaitingApproval',
        healthy: 0,
        approval: { required: true },
      }),
    ],
    targets: 2,
    healthy: 1,
    failed: 0,
    acts: ['approve', 'pause', 'abort', 'rollback'],
    items: [
      rolloutTarget(),
      rolloutTarget({
        cluster: { id: 'id-prod-us-1', name: 'prod-us-1' },
        wave: 1,
        phase: 'Waiting',
        appliedRevision: undefined,
        restarts: undefined,
        startedAt: undefined,
        endedAt: undefined,
      }),
    ],
    events: [
      {
        at: ago(120_000),
        actor: 'user:default/ada',
        type: 'created',
        message: 'image shop:1.4.2 to 2 targets',
      },
    ],
    coverage: coverageOf([cluster()]),
    ...changes,
  };
}

/** A target whose image somebody changed, with the changes given. */
export function plannedTarget(
  changes: Partial<PlannedTarget> = {},
): PlannedTarget {
  const { id, name } = cluster();
  return {
    cluster: { id, name },
    namespace: 'shop',
    wave: 0,
    engine: 'builtin',
    objects: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'checkout',
        act: 'update',
        differences: [
          {
            path: 'spec.template.spec.containers[app].image',
            from: '"shop:1.4.1"',
            to: '"shop:1.4.2"',
          },
        ],
        conflicts: [],
      },
    ],
    problems: [],
    ...changes,
  };
}
