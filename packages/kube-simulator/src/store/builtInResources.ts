import {
  defineResource,
  ResourceDefinition,
  ResourceInput,
} from './ResourceDefinition';

type Options = Partial<ResourceInput>;

function core(kind: string, plural: string, options: Options = {}) {
  return { hasGeneration: false, ...of('', kind, plural, options) };
}

function of(
  group: string,
  kind: string,
  plural: string,
  options: Options = {},
) {
  return { group, version: 'v1', kind, plural, ...options };
}

const data = { hasStatus: false, hasGeneration: false };
const cluster = { namespaced: false };
const all = { categories: ['all'] };
/** What extends the API, and is of the cluster. */
const extension = { ...data, ...cluster, categories: ['api-extensions'] };

const BUILT_IN: readonly ResourceInput[] = [
  core('ConfigMap', 'configmaps', { ...data, shortNames: ['cm'] }),
  core('Event', 'events', { ...data, shortNames: ['ev'] }),
  core('Namespace', 'namespaces', { ...cluster, shortNames: ['ns'] }),
  core('Node', 'nodes', { ...cluster, shortNames: ['no'] }),
  core('Pod', 'pods', {
    ...all,
    shortNames: ['po'],
    hasGeneration: true,
    returnsDeleted: true,
  }),
  core('PodTemplate', 'podtemplates', {
    ...data,
    returnsDeleted: true,
    hasGeneration: true,
  }),
  core('ResourceQuota', 'resourcequotas', { shortNames: ['quota'] }),
  core('Secret', 'secrets', data),
  core('Service', 'services', {
    ...all,
    shortNames: ['svc'],
    returnsDeleted: true,
  }),
  core('ServiceAccount', 'serviceaccounts', {
    ...data,
    shortNames: ['sa'],
    returnsDeleted: true,
  }),
  of(
    'admissionregistration.k8s.io',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    { ...extension, hasGeneration: true },
  ),
  of(
    'admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
    { ...extension, hasGeneration: true },
  ),
  of('apiregistration.k8s.io', 'APIService', 'apiservices', {
    ...extension,
    hasStatus: true,
    needsVersion: true,
  }),
  of(
    'admissionregistration.k8s.io',
    'ValidatingAdmissionPolicyBinding',
    'validatingadmissionpolicybindings',
    { ...cluster, hasStatus: false },
  ),
  of('apps', 'ControllerRevision', 'controllerrevisions', data),
  of('apps', 'DaemonSet', 'daemonsets', { ...all, shortNames: ['ds'] }),
  of('apps', 'Deployment', 'deployments', { ...all, shortNames: ['deploy'] }),
  of('apps', 'ReplicaSet', 'replicasets', { ...all, shortNames: ['rs'] }),
  of('apps', 'StatefulSet', 'statefulsets', { ...all, shortNames: ['sts'] }),
  of('autoscaling', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', {
    ...all,
    version: 'v2',
    shortNames: ['hpa'],
    hasGeneration: false,
  }),
  of('batch', 'CronJob', 'cronjobs', { ...all, shortNames: ['cj'] }),
  of('batch', 'Job', 'jobs', all),
  of('coordination.k8s.io', 'Lease', 'leases', {
    ...data,
    needsVersion: true,
    createsOnUpdate: true,
  }),
  of('flowcontrol.apiserver.k8s.io', 'FlowSchema', 'flowschemas', cluster),
  of('networking.k8s.io', 'Ingress', 'ingresses', { shortNames: ['ing'] }),
  of('networking.k8s.io', 'NetworkPolicy', 'networkpolicies', {
    hasStatus: false,
    shortNames: ['netpol'],
  }),
  of('rbac.authorization.k8s.io', 'ClusterRoleBinding', 'clusterrolebindings', {
    ...data,
    ...cluster,
  }),
  of('rbac.authorization.k8s.io', 'RoleBinding', 'rolebindings', data),
  of('rbac.authorization.k8s.io', 'ClusterRole', 'clusterroles', {
    ...data,
    ...cluster,
  }),
  of('resource.k8s.io', 'DeviceClass', 'deviceclasses', {
    ...data,
    ...cluster,
    hasGeneration: true,
  }),
  of('storage.k8s.io', 'VolumeAttributesClass', 'volumeattributesclasses', {
    ...data,
    ...cluster,
    shortNames: ['vac'],
  }),
];

/** The resources that every server has. */
export function builtInResources(): ResourceDefinition[] {
  return BUILT_IN.map(defineResource);
}
