import type { ClusterOptions } from '@flotilla/backstage-plugin-fleet-node';

/**
 * A kind that is collected from every cluster.
 */
export interface CollectedResource {
  kind: string;
  /** Empty for the core group. */
  group: string;
  version: string;
  plural: string;
  /**
   * Whether a cluster may lack it, as any custom resource, and what only some
   * versions of Kubernetes have. It is read as JSON.
   */
  optional?: boolean;
  /** Whether only the metadata of objects is asked for, never the rest. */
  metadataOnly?: boolean;
  /** All objects if absent. */
  labelSelector?: string;
}

/** The API path that lists and watches all objects of a resource. */
export function resourcePath(resource: CollectedResource): string {
  return `${groupVersionPath(resource)}/${resource.plural}`;
}

/** The API path that names the kinds of a resource's group and version. */
export function groupVersionPath(resource: CollectedResource): string {
  const { group, version } = resource;
  return group ? `/apis/${group}/${version}` : `/api/${version}`;
}

const core = (kind: string, plural: string): CollectedResource => ({
  kind,
  group: '',
  version: 'v1',
  plural,
});
const grouped = (
  group: string,
  version: string,
  kind: string,
  plural: string,
): CollectedResource => ({ kind, group, version, plural });
const rbac = (kind: string, plural: string) =>
  grouped('rbac.authorization.k8s.io', 'v1', kind, plural);
const optional = (resource: CollectedResource): CollectedResource => ({
  ...resource,
  optional: true,
});

/**
 * What is collected. Nothing in it can hold a Secret's data; what else is in
 * an object (environment, annotations, managedFields) goes no further than the
 * projections, which drop it.
 */
export const COLLECTED_RESOURCES: readonly CollectedResource[] = [
  core('Namespace', 'namespaces'),
  core('Node', 'nodes'),
  grouped('apps', 'v1', 'Deployment', 'deployments'),
  grouped('apps', 'v1', 'StatefulSet', 'statefulsets'),
  grouped('apps', 'v1', 'DaemonSet', 'daemonsets'),
  grouped('apps', 'v1', 'ReplicaSet', 'replicasets'),
  grouped('apps', 'v1', 'ControllerRevision', 'controllerrevisions'),
  grouped('batch', 'v1', 'CronJob', 'cronjobs'),
  grouped('batch', 'v1', 'Job', 'jobs'),
  {
    ...grouped('argoproj.io', 'v1alpha1', 'Rollout', 'rollouts'),
    optional: true,
  },
  {
    ...grouped('argoproj.io', 'v1alpha1', 'Application', 'applications'),
    optional: true,
  },
  {
    ...grouped('helm.toolkit.fluxcd.io', 'v2', 'HelmRelease', 'helmreleases'),
    optional: true,
  },
  {
    ...grouped(
      'kustomize.toolkit.fluxcd.io',
      'v1',
      'Kustomization',
      'kustomizations',
    ),
    optional: true,
  },
  core('Pod', 'pods'),
  grouped(
    'admissionregistration.k8s.io',
    'v1',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
  ),
  grouped(
    'admissionregistration.k8s.io',
    'v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
  ),
  grouped('apiregistration.k8s.io', 'v1', 'APIService', 'apiservices'),
  {
    ...grouped(
      'aquasecurity.github.io',
      'v1alpha1',
      'VulnerabilityReport',
      'vulnerabilityreports',
    ),
    optional: true,
  },
  {
    ...grouped('cert-manager.io', 'v1', 'Certificate', 'certificates'),
    optional: true,
  },
  {
    ...grouped(
      'config.openshift.io',
      'v1',
      'ClusterVersion',
      'clusterversions',
    ),
    optional: true,
  },
  // Of policies all has to be read that they say, so that a hash can tell it.
  optional(
    grouped('networking.k8s.io', 'v1', 'NetworkPolicy', 'networkpolicies'),
  ),
  optional(core('ResourceQuota', 'resourcequotas')),
  optional(rbac('RoleBinding', 'rolebindings')),
  optional(rbac('ClusterRoleBinding', 'clusterrolebindings')),
  optional(
    grouped(
      'admissionregistration.k8s.io',
      'v1',
      'ValidatingAdmissionPolicyBinding',
      'validatingadmissionpolicybindings',
    ),
  ),
];

/** The Secrets in which Helm keeps its releases, without what is in them. */
export const HELM_SECRETS: CollectedResource = {
  ...core('HelmSecret', 'secrets'),
  metadataOnly: true,
  labelSelector: 'owner=helm',
};

/** What is collected of a cluster. */
export function resourcesFor({
  helmSecrets,
}: ClusterOptions = {}): readonly CollectedResource[] {
  return helmSecrets
    ? [...COLLECTED_RESOURCES, HELM_SECRETS]
    : COLLECTED_RESOURCES;
}
