import type { KubeObject } from '../collect/reflector/types';

type Json = Record<string, unknown>;

/** An object as tests write it: a KubeObject with any fields. */
export type TestObject = KubeObject & Json;

/** Metadata as an API server sends it. */
export function metadata(name: string, fields: Json = {}): Json {
  return {
    uid: `uid-${name}`,
    name,
    namespace: 'shop',
    resourceVersion: '100',
    creationTimestamp: '2026-11-20T08:00:00Z',
    labels: { app: name },
    ...fields,
  };
}

/** A controller's entry in ownerReferences. */
export function ownedBy(kind: string, uid: string): Json {
  return {
    ownerReferences: [
      { apiVersion: 'v1', kind, name: uid, uid, controller: true },
    ],
  };
}

/** A pod template with one container. */
export function template(name: string, image = `ghcr.io/acme/${name}:1.0.0`) {
  return {
    metadata: { labels: { app: name } },
    spec: { containers: [{ name, image }] },
  };
}

/** A Deployment whose rollout is complete. */
export function deployment(
  name: string,
  parts: { metadata?: Json; spec?: Json; status?: Json } = {},
): TestObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, { generation: 1, ...parts.metadata }),
    spec: { replicas: 2, template: template(name), ...parts.spec },
    status: {
      observedGeneration: 1,
      replicas: 2,
      readyReplicas: 2,
      updatedReplicas: 2,
      availableReplicas: 2,
      conditions: [
        { type: 'Available', status: 'True' },
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
        },
      ],
      ...parts.status,
    },
  };
}

/** A pod that runs and is ready. */
export function pod(
  name: string,
  parts: { metadata?: Json; spec?: Json; status?: Json } = {},
): TestObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(name, {
      ...ownedBy('ReplicaSet', 'uid-rs'),
      ...parts.metadata,
    }),
    spec: {
      nodeName: 'node-1',
      containers: [{ name: 'web', image: 'ghcr.io/acme/web:1.0.0' }],
      ...parts.spec,
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [containerStatus('web')],
      ...parts.status,
    },
  };
}

/** The state of a container that runs. */
export function containerStatus(name: string, fields: Json = {}): Json {
  return {
    name,
    ready: true,
    restartCount: 0,
    image: `ghcr.io/acme/${name}:1.0.0`,
    imageID: `ghcr.io/acme/${name}@sha256:${'a'.repeat(64)}`,
    state: { running: { startedAt: '2026-11-20T08:00:05Z' } },
    lastState: {},
    ...fields,
  };
}
