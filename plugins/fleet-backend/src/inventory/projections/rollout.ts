import { Fields, fieldsOf, MAX_TEXT, textOf } from './read';
import { replicasOf } from './replicas';
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
    ...replicasOf(object),
    status: STATUS.get(phase) ?? 'unknown',
    reason:
      phase === 'Healthy'
        ? undefined
        : textOf(status, 'message', MAX_TEXT) ?? phase,
  };
}
