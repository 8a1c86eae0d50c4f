/** Allows some verbs on some resources; what no rule allows is forbidden. */
export interface AllowRule {
  /** get, list, watch, create, update, patch, delete, deletecollection, or *. */
  verbs: string[];
  /** API groups, "" for core; all if absent. */
  groups?: string[];
  /** Plural names, with a subresource as in "deployments/status", or *. */
  resources: string[];
  /** Only in these namespaces; everywhere if absent. */
  namespaces?: string[];
}

/** Who may call a server with which token, and what they may do. */
export interface ApiUser {
  name: string;
  token: string;
  rules: AllowRule[];
}

/** May do everything. */
export const ALLOW_ALL: AllowRule[] = [{ verbs: ['*'], resources: ['*'] }];

const READ = ['get', 'list', 'watch'];

/** May see everything but Secrets, and change nothing. */
export const ALLOW_READ: AllowRule[] = [
  {
    verbs: READ,
    groups: [''],
    resources: [
      'configmaps',
      'events',
      'namespaces',
      'nodes',
      'pods',
      'pods/log',
      'podtemplates',
      'resourcequotas',
      'services',
      'serviceaccounts',
    ],
  },
  {
    verbs: READ,
    groups: [
      'admissionregistration.k8s.io',
      'apiregistration.k8s.io',
      'apps',
      'batch',
      'argoproj.io',
      'autoscaling',
      'cert-manager.io',
      'config.openshift.io',
      'coordination.k8s.io',
      'flowcontrol.apiserver.k8s.io',
      'networking.k8s.io',
      'rbac.authorization.k8s.io',
      'resource.k8s.io',
      'run.tanzu.vmware.com',
      'storage.k8s.io',
    ],
    resources: ['*'],
  },
];

const DELIVER = ['get', 'create', 'patch', 'update', 'delete'];

/** May deliver what is no Secret and gives no rights, as deploy/rbac/deliverer.yaml. */
export const ALLOW_DELIVER: AllowRule[] = [
  {
    verbs: DELIVER,
    groups: [''],
    resources: ['configmaps', 'resourcequotas', 'serviceaccounts', 'services'],
  },
  {
    verbs: DELIVER,
    groups: ['apps'],
    resources: ['daemonsets', 'deployments', 'statefulsets'],
  },
  { verbs: DELIVER, groups: ['batch'], resources: ['cronjobs', 'jobs'] },
  {
    verbs: DELIVER,
    groups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
  },
  {
    verbs: DELIVER,
    groups: ['networking.k8s.io'],
    resources: ['ingresses', 'networkpolicies'],
  },
  { verbs: DELIVER, groups: ['argoproj.io'], resources: ['rollouts'] },
  { verbs: DELIVER, groups: ['cert-manager.io'], resources: ['certificates'] },
];
