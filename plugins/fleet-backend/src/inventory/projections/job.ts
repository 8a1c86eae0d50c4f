import { countOf, Fields, fieldsOf, listOf, textOf } from './read';
import { workloadProjection, WorkloadState } from './workload';

export const jobProjection = workloadProjection({
  kind: 'Job',
  template: ['spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const spec = fieldsOf(object, 'spec');
  const status = fieldsOf(object, 'status');
  const active = countOf(status, 'active') ?? 0;
  return {
    // A Job that has ended wants no pod any more.
    desired: active,
    ready: countOf(status, 'ready') ?? 0,
    updated: active,
    available: countOf(status, 'ready') ?? 0,
    ...judge(spec, status),
  };
}

function judge(
  spec: Fields,
  status: Fields,
): Pick<WorkloadState, 'status' | 'reason'> {
  const ended = listOf(status, 'conditions').filter(
    condition => condition.status === 'True',
  );
  const failed = ended.find(({ type }) => type === 'Failed');
  if (failed) {
    return { status: 'failed', reason: textOf(failed, 'reason') };
  }
  if (ended.some(({ type }) => type === 'Complete')) {
    return { status: 'healthy', reason: 'Complete' };
  }
  return spec.suspend === true
    ? { status: 'healthy', reason: 'Suspended' }
    : { status: 'progressing' };
}
