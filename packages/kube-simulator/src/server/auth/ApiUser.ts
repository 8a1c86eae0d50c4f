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
      'services',
      'serviceaccounts',
    ],
  },
  {
    verbs: READ,
    groups: [
      'apps',
      'batch',
      'argoproj.io',
      'config.openshift.io',
      'coordination.k8s.io',
      'networking.k8s.io',
      'run.tanzu.vmware.com',
    ],
    resources: ['*'],
  },
];
