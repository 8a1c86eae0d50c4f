import type { JsonObject } from '@backstage/types';
import { healthOf } from './healthOf';

const GENERATION = 3;

function object(
  type: string,
  status: JsonObject | undefined,
  spec: JsonObject = {},
) {
  const [, apiVersion, kind] = /^(.*)\/(.*)$/.exec(type)!;
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'a',
      uid: 'u',
      resourceVersion: '1',
      generation: GENERATION,
    },
    spec,
    ...(status ? { status } : {}),
  };
}

const condition = (type: string, status: string, reason = '') => ({
  conditions: [{ type, status, reason, message: `${type} is ${status}` }],
});
const seen = { observedGeneration: GENERATION };
const rolled = {
  ...seen,
  replicas: 2,
  updatedReplicas: 2,
  availableReplicas: 2,
  readyReplicas: 2,
};
const two = { replicas: 2 };

describe('healthOf', () => {
  it.each<[string, string, JsonObject | undefined, JsonObject?]>([
    ['Healthy', 'apps/v1/Deployment', rolled, two],
    ['Healthy', 'apps/v1/Deployment', seen, { replicas: 0 }],
    ['Progressing', 'apps/v1/Deployment', undefined, two],
    [
      'Progressing',
      'apps/v1/Deployment',
      { ...rolled, observedGeneration: 2 },
      two,
    ],
    [
      'Progressing',
      'apps/v1/Deployment',
      { ...rolled, updatedReplicas: 1 },
      two,
    ],
    ['Progressing', 'apps/v1/Deployment', { ...rolled, replicas: 3 }, two],
    [
      'Progressing',
      'apps/v1/Deployment',
      { ...rolled, availableReplicas: 1 },
      two,
    ],
    ['Progressing', 'apps/v1/Deployment', rolled, { ...two, paused: true }],
    [
      'Degraded',
      'apps/v1/Deployment',
      {
        ...rolled,
        availableReplicas: 1,
        ...condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
      },
      two,
    ],
    ['Healthy', 'apps/v1/StatefulSet', rolled, two],
    [
      'Progressing',
      'apps/v1/StatefulSet',
      { ...rolled, updatedReplicas: 1 },
      two,
    ],
    [
      'Healthy',
      'apps/v1/StatefulSet',
      { ...rolled, updatedReplicas: 1 },
      { ...two, updateStrategy: { rollingUpdate: { partition: 1 } } },
    ],
    [
      'Healthy',
      'apps/v1/StatefulSet',
      {
        ...rolled,
        updatedReplicas: 0,
        currentRevision: 'a',
        updateRevision: 'a',
      },
      two,
    ],
    [
      'Healthy',
      'apps/v1/StatefulSet',
      { ...rolled, updatedReplicas: 0 },
      { ...two, updateStrategy: { type: 'OnDelete' } },
    ],
    [
      'Healthy',
      'apps/v1/DaemonSet',
      {
        ...seen,
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 1,
        numberAvailable: 1,
      },
    ],
    [
      'Progressing',
      'apps/v1/DaemonSet',
      {
        ...seen,
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 0,
        numberAvailable: 1,
      },
    ],
    [
      'Healthy',
      'argoproj.io/v1alpha1/Rollout',
      { observedGeneration: '3', phase: 'Healthy' },
    ],
    [
      'Progressing',
      'argoproj.io/v1alpha1/Rollout',
      { observedGeneration: '2', phase: 'Healthy' },
    ],
    [
      'Degraded',
      'argoproj.io/v1alpha1/Rollout',
      { observedGeneration: '3', phase: 'Degraded' },
    ],
    ['Progressing', 'batch/v1/Job', undefined],
    ['Healthy', 'batch/v1/Job', condition('Complete', 'True')],
    ['Healthy', 'batch/v1/Job', condition('Suspended', 'True')],
    ['Degraded', 'batch/v1/Job', condition('Failed', 'True')],
    ['Healthy', 'batch/v1/CronJob', undefined],
    ['Progressing', 'v1/Pod', { phase: 'Pending' }],
    ['Progressing', 'v1/Pod', { phase: 'Running' }],
    ['Healthy', 'v1/Pod', { phase: 'Running', ...condition('Ready', 'True') }],
    ['Healthy', 'v1/Pod', { phase: 'Succeeded' }],
    ['Degraded', 'v1/Pod', { phase: 'Failed' }],
    ['Healthy', 'v1/PersistentVolumeClaim', { phase: 'Pending' }],
    ['Degraded', 'v1/PersistentVolumeClaim', { phase: 'Lost' }],
    ['Healthy', 'v1/Service', undefined],
    [
      'Progressing',
      'v1/Service',
      { loadBalancer: {} },
      { type: 'LoadBalancer' },
    ],
    [
      'Healthy',
      'v1/Service',
      { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
      { type: 'LoadBalancer' },
    ],
    [
      'Progressing',
      'apiextensions.k8s.io/v1/CustomResourceDefinition',
      undefined,
    ],
    [
      'Healthy',
      'apiextensions.k8s.io/v1/CustomResourceDefinition',
      condition('Established', 'True'),
    ],
    [
      'Degraded',
      'apiextensions.k8s.io/v1/CustomResourceDefinition',
      condition('NamesAccepted', 'False'),
    ],
    ['Degraded', 'v1/Namespace', { phase: 'Terminating' }],
    ['Healthy', 'v1/ConfigMap', undefined],
    ['Healthy', 'example.com/v1/Thing', condition('Ready', 'True')],
    ['Progressing', 'example.com/v1/Thing', condition('Available', 'False')],
    [
      'Progressing',
      'example.com/v1/Thing',
      { observedGeneration: 2, ...condition('Ready', 'True') },
    ],
    [
      'Degraded',
      'example.com/v1/Thing',
      {
        conditions: [
          { type: 'Ready', status: 'False', message: 'no' },
          { type: 'Stalled', status: 'True' },
        ],
      },
    ],
  ])('is %s: %s with %j', (phase, type, ...[status, spec]) => {
    const health = healthOf(object(type, status, spec));
    expect(health.phase).toBe(phase);
    // Whoever is not healthy says why.
    expect(!health.message).toBe(phase === 'Healthy');
  });

  it('misses what is gone', () => {
    expect(healthOf(undefined)).toEqual({
      phase: 'Degraded',
      message: 'it is gone',
    });
  });
});
