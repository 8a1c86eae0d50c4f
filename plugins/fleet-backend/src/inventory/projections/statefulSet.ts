import { isUnobserved } from './generation';
import { countOf, Fields, fieldsOf, textOf } from './read';
import { replicasOf } from './replicas';
import { workloadProjection, WorkloadState } from './workload';

export const statefulSetProjection = workloadProjection({
  kind: 'StatefulSet',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const counts = replicasOf(object);
  return { ...counts, ...judge(object, status, counts.desired, counts.ready) };
}

/**
 * Whether the controller still has pods to replace. One that leaves them to
 * people (OnDelete) or to a later step (partition) is as ready as its pods are.
 */
function isRolling(
  object: Fields,
  status: Fields,
  desired: number,
  ready: number,
): boolean {
  const update = textOf(status, 'updateRevision');
  if (update === textOf(status, 'currentRevision')) {
    return false;
  }
  const wanted = wantedUpdates(object, desired);
  const updated = countOf(status, 'updatedReplicas') ?? 0;
  return updated < wanted || (wanted === desired && ready < desired);
}

/** How many replicas the controller itself replaces. */
function wantedUpdates(object: Fields, desired: number): number {
  const strategy = fieldsOf(object, 'spec', 'updateStrategy');
  if (textOf(strategy, 'type') === 'OnDelete') {
    return 0;
  }
  const rollingUpdate = fieldsOf(strategy, 'rollingUpdate');
  return Math.max(desired - (countOf(rollingUpdate, 'partition') ?? 0), 0);
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
  const missing = (countOf(status, 'replicas') ?? 0) < desired;
  if (missing || isRolling(object, status, desired, ready)) {
    return { status: 'progressing', reason: 'RollingUpdate' };
  }
  return ready >= desired
    ? { status: 'healthy' }
    : { status: 'degraded', reason: 'ReplicasNotReady' };
}
