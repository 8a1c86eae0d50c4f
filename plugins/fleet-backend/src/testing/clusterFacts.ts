import type {
  ClusterFacts,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';

/** What is known of a node, with nothing that tells a distribution. */
export function node(fields: Partial<NodeFacts> = {}): NodeFacts {
  return {
    labels: {
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      ...fields.labels,
    },
    annotations: fields.annotations ?? [],
    providerId: fields.providerId,
    osImage: fields.osImage ?? 'Ubuntu 24.04.1 LTS',
    kernelVersion: fields.kernelVersion ?? '6.8.0-45-generic',
  };
}

/** What is known of a cluster; upstream Kubernetes, unless told otherwise. */
export function facts(fields: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    gitVersion: 'v1.34.1',
    apiGroups: ['apps/v1', 'batch/v1'],
    nodes: [],
    objects: {},
    ...fields,
  };
}

const CONFIG = '/apis/config.openshift.io/v1';

/** What OpenShift answers to its detector. */
export function openshiftObjects(options: {
  version?: string;
  platform?: string;
  brand?: string;
}): Record<string, unknown> {
  const { version = '4.18.3', platform = 'VSphere', brand } = options;
  return {
    [`${CONFIG}/clusterversions/version`]: {
      status: {
        history: [
          { state: 'Partial', version: '4.99.0' },
          { state: 'Completed', version },
          { state: 'Completed', version: '4.1.0' },
        ],
      },
    },
    [`${CONFIG}/infrastructures/cluster`]: {
      status: { platformStatus: { type: platform } },
    },
    '/apis/operator.openshift.io/v1/consoles/cluster': {
      spec: { customization: brand ? { brand } : {} },
    },
  };
}

export const OPENSHIFT_GROUPS = ['apps/v1', 'config.openshift.io/v1'];

/** A node with these labels. */
export const labelled = (labels: Record<string, string>, providerId?: string) =>
  node({ labels, providerId });

/** The label of a node that runs Red Hat CoreOS. */
export const RHCOS = { 'node.openshift.io/os_id': 'rhcos' };

/** What is known of an OpenShift, with another API group where given. */
export const openshift = (
  objects: Parameters<typeof openshiftObjects>[0],
  group?: string,
): Partial<ClusterFacts> => ({
  apiGroups: group ? [...OPENSHIFT_GROUPS, group] : OPENSHIFT_GROUPS,
  nodes: [labelled(RHCOS)],
  objects: openshiftObjects(objects),
});
