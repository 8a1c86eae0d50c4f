import type { ServedKind } from '../TargetCluster';

const NAMESPACED: Record<string, Record<string, string>> = {
  v1: {
    ConfigMap: 'configmaps',
    PersistentVolumeClaim: 'persistentvolumeclaims',
    Pod: 'pods',
    Secret: 'secrets',
    Service: 'services',
    ServiceAccount: 'serviceaccounts',
  },
  'apps/v1': {
    DaemonSet: 'daemonsets',
    Deployment: 'deployments',
    StatefulSet: 'statefulsets',
  },
  'batch/v1': { CronJob: 'cronjobs', Job: 'jobs' },
};

const OF_CLUSTER: Record<string, Record<string, string>> = {
  v1: { Namespace: 'namespaces' },
  'apiextensions.k8s.io/v1': {
    CustomResourceDefinition: 'customresourcedefinitions',
  },
};

/** What a fake cluster serves from the start. */
export const BUILT_IN_KINDS: readonly ServedKind[] = [
  ...kindsOf(NAMESPACED, true),
  ...kindsOf(OF_CLUSTER, false),
];

function kindsOf(
  versions: Record<string, Record<string, string>>,
  namespaced: boolean,
): ServedKind[] {
  return Object.entries(versions).flatMap(([apiVersion, kinds]) =>
    Object.entries(kinds).map(([kind, plural]) => ({
      apiVersion,
      kind,
      plural,
      namespaced,
    })),
  );
}
