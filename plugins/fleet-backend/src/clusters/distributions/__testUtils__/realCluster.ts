import type {
  ClusterFacts,
  DistributionDetection,
  NodeFacts,
} from '@flotilla/backstage-plugin-fleet-node';

/** A cluster with all that such a cluster shows, and what is to be told of it. */
export interface RealCluster {
  name: string;
  facts: ClusterFacts;
  told: Pick<
    DistributionDetection,
    'distribution' | 'platform' | 'confidence' | 'distributionVersion'
  > & { region?: string };
}

/** The API groups that every API server has, and more. */
export function groups(...more: string[]): string[] {
  return [
    'apps/v1',
    'batch/v1',
    'networking.k8s.io/v1',
    'rbac.authorization.k8s.io/v1',
    'storage.k8s.io/v1',
    'apiextensions.k8s.io/v1',
    'apiregistration.k8s.io/v1',
    ...more,
  ];
}

/** A node, with the labels that every kubelet sets. */
export function node(
  name: string,
  labels: Record<string, string>,
  fields: Partial<Omit<NodeFacts, 'labels'>> = {},
): NodeFacts {
  return {
    annotations: [],
    ...fields,
    labels: {
      'beta.kubernetes.io/arch': 'amd64',
      'beta.kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      ...labels,
    },
  };
}

/** Where a node is. */
export function place(region: string, zone: string): Record<string, string> {
  return {
    'failure-domain.beta.kubernetes.io/region': region,
    'failure-domain.beta.kubernetes.io/zone': zone,
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': zone,
  };
}

export function cluster(
  name: string,
  told: RealCluster['told'],
  facts: Partial<ClusterFacts>,
): RealCluster {
  return {
    name,
    told,
    facts: {
      gitVersion: 'v1.34.1',
      apiGroups: groups(),
      nodes: [],
      objects: {},
      ...facts,
    },
  };
}
