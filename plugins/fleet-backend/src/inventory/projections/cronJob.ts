import { Fields, fieldsOf, listOf, timeOf } from './read';
import { workloadProjection, WorkloadState } from './workload';

export const cronJobProjection = workloadProjection({
  kind: 'CronJob',
  template: ['spec', 'jobTemplate', 'spec', 'template'],
  stateOf,
});

function stateOf(object: Fields): WorkloadState {
  const status = fieldsOf(object, 'status');
  const active = listOf(status, 'active').length;
  return {
    desired: active,
    ready: active,
    updated: active,
    available: active,
    ...judge(fieldsOf(object, 'spec'), status, active),
  };
}

function judge(
  spec: Fields,
  status: Fields,
  active: number,
): Pick<WorkloadState, 'status' | 'reason'> {
  if (active > 0) {
    return { status: 'progressing' };
  }
  const scheduled = timeOf(status, 'lastScheduleTime');
  const succeeded = timeOf(status, 'lastSuccessfulTime');
  if (scheduled && (!succeeded || succeeded < scheduled)) {
    return { status: 'failed', reason: 'LastRunDidNotSucceed' };
  }
  if (spec.suspend === true) {
    return { status: 'healthy', reason: 'Suspended' };
  }
  return scheduled
    ? { status: 'healthy' }
    : { status: 'unknown', reason: 'NotScheduledYet' };
}
