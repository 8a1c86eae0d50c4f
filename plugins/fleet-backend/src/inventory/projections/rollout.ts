import { countOf, Fields, fieldsOf, MAX_TEXT, textOf } from './read';
import { workloadProjection, WorkloadState, WorkloadStatus } from './workload';

/** Argo Rollouts, which say themselves how they are. */
export const rolloutProjection = workloadProjection({
  kind: 'Rollout',
  template: ['spec', 'template'],
  stateOf,
});

const STATUS: ReadonlyMap<string | undefined, WorkloadStatus> = new Map([
  ['Healthy', 'healthy'],
  ['Progressing', 'progressing'],
  ['Paused', 'progressing'],
  ['Degraded', 'degraded'],
]);

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const phase = textOf(status, 'phase');
  return {
    desired: countOf(fieldsOf(object, 'spec'), 'replicas') ?? 1,
    ready: countOf(status, 'readyReplicas') ?? 0,
    updated: countOf(status, 'updatedReplicas') ?? 0,
    available: countOf(status, 'availableReplicas') ?? 0,
    status: STATUS.get(phase) ?? 'unknown',
    reason:
      phase === 'Healthy'
        ? undefined
        : textOf(status, 'message', MAX_TEXT) ?? phase,
  };
}
