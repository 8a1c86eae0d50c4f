import { isUnobserved } from './generation';
import { countOf, Fields, fieldsOf, listOf, textOf } from './read';
import { ReplicaCounts, replicasOf } from './replicas';
import { workloadProjection, WorkloadState } from './workload';

export const deploymentProjection = workloadProjection({
  kind: 'Deployment',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const counts = replicasOf(object);
  return { ...counts, ...judge(object, status, counts) };
}

function judge(
  object: Fields,
  status: Fields,
  { desired, updated, available }: ReplicaCounts,
): Pick<WorkloadState, 'status' | 'reason'> {
  if (isUnobserved(object)) {
    return { status: 'progressing', reason: 'NotObservedYet' };
  }
  const progressing = progress(status);
  if (progressing === 'ProgressDeadlineExceeded') {
    return { status: 'failed', reason: progressing };
  }
  const outdated = (countOf(status, 'replicas') ?? 0) > updated;
  if (updated < desired || outdated) {
    return { status: 'progressing', reason: progressing };
  }
  if (available >= desired) {
    return { status: 'healthy' };
  }
  // Once a rollout was complete, missing replicas are a loss.
  return progressing === 'NewReplicaSetAvailable'
    ? { status: 'degraded', reason: 'MinimumReplicasUnavailable' }
    : { status: 'progressing', reason: progressing };
}

function progress(status: Fields): string | undefined {
  const condition = listOf(status, 'conditions').find(
    ({ type }) => type === 'Progressing',
  );
  return condition && textOf(condition, 'reason');
}
