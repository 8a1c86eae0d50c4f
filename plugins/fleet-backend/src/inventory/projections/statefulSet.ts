import { isUnobserved } from './generation';
import { countOf, Fields, fieldsOf, textOf } from './read';
import { workloadProjection, WorkloadState } from './workload';

export const statefulSetProjection = workloadProjection({
  kind: 'StatefulSet',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const counts = {
    desired: countOf(fieldsOf(object, 'spec'), 'replicas') ?? 1,
    ready: countOf(status, 'readyReplicas') ?? 0,
    updated: countOf(status, 'updatedReplicas') ?? 0,
    available: countOf(status, 'availableReplicas') ?? 0,
  };
  return { ...counts, ...judge(object, status, counts.desired, counts.ready) };
}

function judge(
  object: Fields,
  status: Fields,
  desired: number,
  ready: number,
): Pick<WorkloadState, 'status' | 'reason'> {
  if (isUnobserved(object)) {
    return { status: 'progressing', reason: 'NotObservedYet' };
  }
  const update = textOf(status, 'updateRevision');
  const rolling = update !== textOf(status, 'currentRevision');
  if (rolling || (countOf(status, 'replicas') ?? 0) < desired) {
    return { status: 'progressing', reason: 'RollingUpdate' };
  }
  return ready >= desired
    ? { status: 'healthy' }
    : { status: 'degraded', reason: 'ReplicasNotReady' };
}
