import { isUnobserved } from './generation';
import { countOf, Fields, fieldsOf, listOf, textOf, timeOf } from './read';
import { ReplicaCounts, replicasOf } from './replicas';
import { revisionOf } from './replicaSet';
import { workloadProjection, WorkloadState } from './workload';

export const deploymentProjection = workloadProjection({
  kind: 'Deployment',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const counts = replicasOf(object);
  return {
    ...counts,
    ...judge(object, status, counts),
    ...rolloutOf(object, status),
  };
}

/**
 * Which revision its controller is at, and when it was done with it: until it
 * has seen the newest template, its conditions tell of an older one.
 */
function rolloutOf(
  object: Fields,
  status: Fields,
): Pick<WorkloadState, 'revision' | 'rolledOutAt'> {
  const annotations = fieldsOf(object, 'metadata', 'annotations');
  const condition = progressOf(status);
  const isDone =
    condition.reason === 'NewReplicaSetAvailable' && !isUnobserved(object);
  return {
    revision: revisionOf(annotations) ?? undefined,
    // The transition is of its first rollout, the update of its last.
    rolledOutAt: isDone ? timeOf(condition, 'lastUpdateTime') : undefined,
  };
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
  return textOf(progressOf(status), 'reason');
}

function progressOf(status: Fields): Fields {
  const conditions = listOf(status, 'conditions');
  return conditions.find(({ type }) => type === 'Progressing') ?? {};
}
