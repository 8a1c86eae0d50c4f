import { metadata, template } from '../../testing/objects';
import { createProjections } from '.';

type Json = Record<string, unknown>;
type Wanted = [status: string, reason: string | null, counts?: number[]];

const projections = createProjections([]);

function statusOf(kind: string, spec: Json, status: Json, generation = 1) {
  const object = {
    metadata: metadata('web', { generation }),
    spec: { template: template('web'), ...spec },
    status,
  };
  const { cells } = projections.get(kind)!.project(object)!;
  return {
    status: cells.status,
    reason: cells.status_reason,
    counts: [cells.desired, cells.ready, cells.updated, cells.available],
  };
}

const progressing = (reason: string) => ({
  conditions: [{ type: 'Progressing', status: 'True', reason }],
});
const replicas = (all: number, updated: number, available: number) => ({
  observedGeneration: 1,
  replicas: all,
  updatedReplicas: updated,
  availableReplicas: available,
  readyReplicas: available,
});
const scheduled = (desired: number, updated: number, available: number) => ({
  observedGeneration: 1,
  desiredNumberScheduled: desired,
  updatedNumberScheduled: updated,
  numberAvailable: available,
  numberReady: available,
});
const AT = (hour: number) => `2026-11-24T${hour}:00:00Z`;

describe('the status of', () => {
  it.each<[string, string, Json, Json, Wanted]>([
    [
      'Deployment',
      'all available',
      { replicas: 2 },
      replicas(2, 2, 2),
      ['healthy', null, [2, 2, 2, 2]],
    ],
    [
      'Deployment',
      'scaled to zero',
      { replicas: 0 },
      replicas(0, 0, 0),
      ['healthy', null, [0, 0, 0, 0]],
    ],
    [
      'Deployment',
      'without replicas, which means one',
      {},
      replicas(1, 1, 1),
      ['healthy', null, [1, 1, 1, 1]],
    ],
    [
      'Deployment',
      'not observed yet',
      { replicas: 2 },
      { ...replicas(2, 2, 2), observedGeneration: 0 },
      ['progressing', 'NotObservedYet'],
    ],
    [
      'Deployment',
      'new, without a status',
      { replicas: 2 },
      {},
      ['progressing', 'NotObservedYet'],
    ],
    [
      'Deployment',
      'rolling out',
      { replicas: 2 },
      { ...replicas(3, 1, 2), ...progressing('ReplicaSetUpdated') },
      ['progressing', 'ReplicaSetUpdated'],
    ],
    [
      'Deployment',
      'with old pods left',
      { replicas: 2 },
      { ...replicas(3, 2, 2), ...progressing('ReplicaSetUpdated') },
      ['progressing', 'ReplicaSetUpdated'],
    ],
    [
      'Deployment',
      'waiting for its first pods',
      { replicas: 2 },
      { ...replicas(2, 2, 0), ...progressing('ReplicaSetUpdated') },
      ['progressing', 'ReplicaSetUpdated'],
    ],
    [
      'Deployment',
      'stuck',
      { replicas: 2 },
      { ...replicas(3, 1, 2), ...progressing('ProgressDeadlineExceeded') },
      ['failed', 'ProgressDeadlineExceeded'],
    ],
    [
      'Deployment',
      'that lost a pod',
      { replicas: 2 },
      { ...replicas(2, 2, 1), ...progressing('NewReplicaSetAvailable') },
      ['degraded', 'MinimumReplicasUnavailable', [2, 1, 2, 1]],
    ],
    [
      'StatefulSet',
      'all ready',
      { replicas: 2 },
      { ...replicas(2, 2, 2), currentRevision: 'a', updateRevision: 'a' },
      ['healthy', null, [2, 2, 2, 2]],
    ],
    [
      'StatefulSet',
      'rolling out',
      { replicas: 2 },
      { ...replicas(2, 1, 2), currentRevision: 'a', updateRevision: 'b' },
      ['progressing', 'RollingUpdate'],
    ],
    [
      'StatefulSet',
      'whose last pod of a new version is not ready yet',
      { replicas: 2 },
      { ...replicas(2, 2, 1), currentRevision: 'a', updateRevision: 'b' },
      ['progressing', 'RollingUpdate'],
    ],
    [
      'StatefulSet',
      'whose pods people replace',
      { replicas: 2, updateStrategy: { type: 'OnDelete' } },
      { ...replicas(2, 0, 2), currentRevision: 'a', updateRevision: 'b' },
      ['healthy', null],
    ],
    [
      'StatefulSet',
      'whose pods people replace, and which has lost one',
      { replicas: 2, updateStrategy: { type: 'OnDelete' } },
      { ...replicas(2, 0, 1), currentRevision: 'a', updateRevision: 'b' },
      ['degraded', 'ReplicasNotReady'],
    ],
    [
      'StatefulSet',
      'that keeps a part of its pods at the old version',
      { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
      { ...replicas(3, 1, 3), currentRevision: 'a', updateRevision: 'b' },
      ['healthy', null],
    ],
    [
      'StatefulSet',
      'scaling up',
      { replicas: 3 },
      { ...replicas(2, 2, 2), currentRevision: 'a', updateRevision: 'a' },
      ['progressing', 'RollingUpdate'],
    ],
    [
      'StatefulSet',
      'that lost a pod',
      { replicas: 2 },
      { ...replicas(2, 2, 1), currentRevision: 'a', updateRevision: 'a' },
      ['degraded', 'ReplicasNotReady'],
    ],
    [
      'StatefulSet',
      'not observed yet',
      { replicas: 2 },
      {},
      ['progressing', 'NotObservedYet'],
    ],
    [
      'DaemonSet',
      'all available',
      {},
      scheduled(3, 3, 3),
      ['healthy', null, [3, 3, 3, 3]],
    ],
    [
      'DaemonSet',
      'that fits no node',
      {},
      scheduled(0, 0, 0),
      ['healthy', null],
    ],
    [
      'DaemonSet',
      'rolling out',
      {},
      scheduled(3, 1, 3),
      ['progressing', 'RollingUpdate'],
    ],
    [
      'DaemonSet',
      'whose pods people replace, and which has lost some',
      { updateStrategy: { type: 'OnDelete' } },
      scheduled(3, 1, 2),
      ['degraded', 'PodsNotAvailable'],
    ],
    [
      'DaemonSet',
      'that lost a pod',
      {},
      scheduled(3, 3, 2),
      ['degraded', 'PodsNotAvailable'],
    ],
    [
      'Job',
      'that runs',
      {},
      { active: 2, ready: 1 },
      ['progressing', null, [2, 1, 2, 1]],
    ],
    [
      'Job',
      'that is complete',
      {},
      { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] },
      ['healthy', 'Complete', [0, 0, 0, 0]],
    ],
    [
      'Job',
      'that failed',
      {},
      {
        failed: 7,
        conditions: [
          { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' },
        ],
      },
      ['failed', 'BackoffLimitExceeded'],
    ],
    [
      'Job',
      'with a condition that does not hold',
      {},
      { active: 1, conditions: [{ type: 'Failed', status: 'False' }] },
      ['progressing', null],
    ],
    [
      'Job',
      'that is suspended',
      { suspend: true },
      {},
      ['healthy', 'Suspended'],
    ],
    [
      'CronJob',
      'that runs',
      {},
      { active: [{ name: 'a' }] },
      ['progressing', null, [1, 1, 1, 1]],
    ],
    [
      'CronJob',
      'that ran well',
      {},
      { lastScheduleTime: AT(10), lastSuccessfulTime: AT(11) },
      ['healthy', null, [0, 0, 0, 0]],
    ],
    [
      'CronJob',
      'whose last run failed',
      {},
      { lastScheduleTime: AT(12), lastSuccessfulTime: AT(11) },
      ['failed', 'LastRunDidNotSucceed'],
    ],
    [
      'CronJob',
      'that never succeeded',
      {},
      { lastScheduleTime: AT(12) },
      ['failed', 'LastRunDidNotSucceed'],
    ],
    ['CronJob', 'that never ran', {}, {}, ['unknown', 'NotScheduledYet']],
    [
      'CronJob',
      'that is suspended',
      { suspend: true },
      {},
      ['healthy', 'Suspended'],
    ],
    [
      'Rollout',
      'that is healthy',
      { replicas: 2 },
      { ...replicas(2, 2, 2), phase: 'Healthy', message: 'm' },
      ['healthy', null, [2, 2, 2, 2]],
    ],
    [
      'Rollout',
      'that progresses',
      { replicas: 2 },
      { ...replicas(2, 1, 2), phase: 'Progressing', message: 'more replicas' },
      ['progressing', 'more replicas'],
    ],
    [
      'Rollout',
      'that is paused',
      {},
      { phase: 'Paused', message: 'CanaryPauseStep' },
      ['progressing', 'CanaryPauseStep'],
    ],
    [
      'Rollout',
      'that is degraded',
      {},
      { phase: 'Degraded' },
      ['degraded', 'Degraded'],
    ],
    ['Rollout', 'that says nothing', {}, {}, ['unknown', null]],
  ])('a %s %s', (kind, _, spec, status, [wanted, reason, counts]) => {
    const found = statusOf(kind, spec, status);
    expect(found).toMatchObject({ status: wanted, reason });
    expect(found.counts).toEqual(counts ?? found.counts);
  });
});
