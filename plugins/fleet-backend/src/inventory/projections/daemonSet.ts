import { isUnobserved } from './generation';
import { countOf, Fields, fieldsOf, textOf } from './read';
import { workloadProjection, WorkloadState } from './workload';

export const daemonSetProjection = workloadProjection({
  kind: 'DaemonSet',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const counts = {
    desired: countOf(status, 'desiredNumberScheduled') ?? 0,
    ready: countOf(status, 'numberReady') ?? 0,
    updated: countOf(status, 'updatedNumberScheduled') ?? 0,
    available: countOf(status, 'numberAvailable') ?? 0,
  };
  return { ...counts, ...judge(object, counts) };
}

function judge(
  object: Fields,
  { desired, updated, available }: Omit<WorkloadState, 'status' | 'reason'>,
): Pick<WorkloadState, 'status' | 'reason'> {
  if (isUnobserved(object)) {
    return { status: 'progressing', reason: 'NotObservedYet' };
  }
  const strategy = fieldsOf(object, 'spec', 'updateStrategy');
  // With OnDelete, nobody but people replaces pods.
  const rolls = textOf(strategy, 'type') !== 'OnDelete';
  if (rolls && updated < desired) {
    return { status: 'progressing', reason: 'RollingUpdate' };
  }
  return available >= desired
    ? { status: 'healthy' }
    : { status: 'degraded', reason: 'PodsNotAvailable' };
}
