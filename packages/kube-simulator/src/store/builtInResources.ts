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
  of('apps', 'ControllerRevision', 'controllerrevisions', data),
  of('apps', 'DaemonSet', 'daemonsets', { ...all, shortNames: ['ds'] }),
  of('apps', 'Deployment', 'deployments', { ...all, shortNames: ['deploy'] }),
  of('apps', 'ReplicaSet', 'replicasets', { ...all, shortNames: ['rs'] }),
  of('apps', 'StatefulSet', 'statefulsets', { ...all, shortNames: ['sts'] }),
  of('batch', 'CronJob', 'cronjobs', { ...all, shortNames: ['cj'] }),
  of('batch', 'Job', 'jobs', all),
  of('coordination.k8s.io', 'Lease', 'leases', {
    ...data,
    needsVersion: true,
    createsOnUpdate: true,
  }),
  of('networking.k8s.io', 'Ingress', 'ingresses', { shortNames: ['ing'] }),
  of('rbac.authorization.k8s.io', 'ClusterRole', 'clusterroles', {
    ...data,
    ...cluster,
  }),
];

/** The resources that every server has. */
export function builtInResources(): ResourceDefinition[] {
  return BUILT_IN.map(defineResource);
}
