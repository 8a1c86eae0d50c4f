import type { KubeObject } from '../types';
import { stableUid } from './identity';
import { buildMetadata, Naming } from './metadata';

/** A Namespace. The uid of kube-system is what a cluster is known by. */
export function buildNamespace(naming: Naming): KubeObject {
  const { cluster, name, labels } = naming;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      ...buildMetadata('Namespace', naming),
      uid: stableUid(cluster, 'Namespace', name),
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
