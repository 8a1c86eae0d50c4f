import { countOf, Fields, fieldsOf, listOf, timeOf } from './read';
import { workloadProjection, WorkloadState } from './workload';
import type { WorkloadFacts } from './workloadFacts';

export const cronJobProjection = workloadProjection({
  kind: 'CronJob',
  template: ['spec', 'jobTemplate', 'spec', 'template'],
  stateOf,
  factsOf,
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

/** The API server counts changes of its spec. */
function factsOf(object: Fields): WorkloadFacts {
  const generation = countOf(fieldsOf(object, 'metadata'), 'generation');
  const isSuspended = fieldsOf(object, 'spec').suspend === true;
  return {
    ...(generation === undefined ? {} : { generation }),
    ...(isSuspended ? { suspended: true } : {}),
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
