import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';

/** Helm's order: what others need comes first. */
const KINDS = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

/** Webhooks would refuse what comes before the pods that answer them. */
const LAST = [
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/**
 * The manifests in the order in which they are applied: by kind, then by
 * namespace and name, so that it does not depend on the files they came from.
 */
export function inKindOrder(manifests: readonly Manifest[]): Manifest[] {
  return manifests
    .map(manifest => ({ manifest, key: keyOf(manifest) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ manifest }) => manifest);
}

type Key = [number, ...string[]];

function keyOf({ kind, apiVersion, metadata }: Manifest): Key {
  const { namespace = '', name } = metadata;
  return [rankOf(kind), kind, apiVersion, namespace, name];
}

function rankOf(kind: string): number {
  const known = KINDS.indexOf(kind);
  if (known >= 0) {
    return known;
  }
  return KINDS.length + 1 + LAST.indexOf(kind);
}

function compare(a: Key, b: Key): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) {
    return 0;
  }
  return a[at] < b[at] ? -1 : 1;
}
