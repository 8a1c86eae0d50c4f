import type { KubeObject } from '../collect/reflector/types';

/** Stands wherever something may be that must go no further. */
export const CANARY = 'canary-7f3a9c';

const managedFields = [
  {
    manager: CANARY,
    operation: 'Apply',
    fieldsV1: { 'f:spec': { [CANARY]: {} } },
  },
];

const annotations = {
  'kubectl.kubernetes.io/last-applied-configuration': `{"env":"${CANARY}"}`,
  'deployment.kubernetes.io/revision': '3',
  'k3s.io/node-args': `["--token","${CANARY}"]`,
  'kubernetes.io/change-cause': `kubectl set env deployment/web PASSWORD=${CANARY} --record=true`,
};

const metadata = {
  uid: 'uid',
  name: 'web',
  namespace: 'shop',
  resourceVersion: '1',
  generation: 1,
  creationTimestamp: '2026-11-20T08:00:00Z',
  labels: { app: 'web' },
  annotations,
  managedFields,
  ownerReferences: [
    { kind: 'ReplicaSet', name: 'web', uid: 'owner', controller: true },
  ],
};

const container = {
  name: 'web',
  image: 'ghcr.io/acme/web:1.0.0',
  command: ['sh', '-c', CANARY],
  args: [CANARY],
  env: [
    { name: 'PASSWORD', value: CANARY },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: CANARY, key: 'k' } } },
  ],
  envFrom: [{ secretRef: { name: CANARY } }],
  volumeMounts: [{ name: CANARY, mountPath: `/${CANARY}` }],
  livenessProbe: { httpGet: { httpHeaders: [{ name: 'x', value: CANARY }] } },
};

const podSpec = {
  nodeName: 'node-1',
  serviceAccountName: CANARY,
  containers: [container],
  initContainers: [{ ...container, name: 'init' }],
  imagePullSecrets: [{ name: CANARY }],
  volumes: [{ name: CANARY, secret: { secretName: CANARY } }],
};

const template = {
  metadata: { labels: { app: 'web' }, annotations: { secret: CANARY } },
  spec: podSpec,
};

const terminated = {
  exitCode: 137,
  reason: 'OOMKilled',
  message: CANARY,
  finishedAt: '2026-11-24T10:00:00Z',
};

const status = {
  observedGeneration: 1,
  phase: 'Running',
  message: 'waiting for a pause',
  podIP: '10.0.0.1',
  conditions: [
    { type: 'Ready', status: 'True', message: CANARY },
    { type: 'Failed', status: 'True', reason: 'Deadline', message: CANARY },
    { type: 'Progressing', status: 'True', reason: 'R', message: CANARY },
  ],
  containerStatuses: [
    {
      name: 'web',
      restartCount: 2,
      imageID: `ghcr.io/acme/web@sha256:${'a'.repeat(64)}`,
      state: { waiting: { reason: 'CrashLoopBackOff', message: CANARY } },
      lastState: { terminated },
    },
  ],
  nodeInfo: {
    osImage: 'Ubuntu',
    kernelVersion: '6.8',
    kubeletVersion: 'v1.34.1',
    machineID: CANARY,
  },
  images: [{ names: [CANARY] }],
  addresses: [{ type: 'Hostname', address: CANARY }],
};

/**
 * One object with everything that objects of any kind have, and a canary in
 * each place whose content must not be kept.
 */
export const OBJECT_WITH_CANARIES: KubeObject & Record<string, unknown> = {
  metadata,
  revision: 3,
  data: { password: CANARY, spec: { template } },
  stringData: { password: CANARY },
  spec: {
    ...podSpec,
    replicas: 2,
    template,
    jobTemplate: { spec: { template } },
    providerID: 'aws:///eu-west-1a/i-0',
    finalizers: [CANARY],
  },
  status,
};
