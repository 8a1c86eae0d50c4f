import { cluster, groups, node, place, RealCluster } from './realCluster';

const vsphere = (name: string, labels: Record<string, string>) =>
  node(name, labels, {
    providerId: 'vsphere://4237a9c1-0000-4000-8000-00112233aabb',
    osImage: 'Ubuntu 22.04.5 LTS',
    kernelVersion: '5.15.0-157-generic',
  });
const RANCHER_NODE = {
  osImage: 'SUSE Linux Enterprise Micro 6.1',
  kernelVersion: '6.4.0-32-default',
};
const CONTROL_PLANE = { 'node-role.kubernetes.io/control-plane': '' };

/** Clusters in one's own data centres and on one's own machines. */
export const ON_PREMISES: readonly RealCluster[] = [
  cluster(
    'EKS Anywhere, its management cluster',
    { distribution: 'eks-anywhere', platform: 'vsphere', confidence: 'high' },
    {
      gitVersion: 'v1.33.4-eks-bf5b2c0',
      apiGroups: groups(
        'anywhere.eks.amazonaws.com/v1alpha1',
        'cluster.x-k8s.io/v1beta1',
      ),
      nodes: [vsphere('mgmt-md-0', {})],
    },
  ),
  cluster(
    'EKS Anywhere, a workload cluster',
    { distribution: 'eks', platform: 'vsphere', confidence: 'medium' },
    { gitVersion: 'v1.33.4-eks-bf5b2c0', nodes: [vsphere('prod-md-0', {})] },
  ),
  cluster(
    'GKE on premises',
    { distribution: 'gke', platform: 'vsphere', confidence: 'medium' },
    { gitVersion: 'v1.33.5-gke.700', nodes: [vsphere('admin-0', {})] },
  ),
  cluster(
    'TKGI',
    {
      distribution: 'tkgi',
      platform: 'vsphere',
      confidence: 'high',
      region: 'dc2',
    },
    {
      gitVersion: 'v1.30.9+vmware.1',
      nodes: [
        vsphere('2b7d0e5a-0000-4000-8000-7a6b5c4d3e2f', {
          ...place('dc2', 'dc2-az1'),
          'bosh.id': '2b7d0e5a-0000-4000-8000-7a6b5c4d3e2f',
          'bosh.zone': 'az1',
          'pks-system/cluster.name': 'shop',
          'pks-system/cluster.uuid': '7d3b1c2a-0000-4000-8000-8e9f0a1b2c3d',
        }),
      ],
    },
  ),
  cluster(
    'TKG',
    { distribution: 'tkg', platform: 'vsphere', confidence: 'high' },
    {
      gitVersion: 'v1.31.4+vmware.1-fips',
      apiGroups: groups('run.tanzu.vmware.com/v1alpha3'),
      nodes: [
        vsphere('shop-md-0', {
          'run.tanzu.vmware.com/kubernetesDistributionVersion':
            'v1.31.4---vmware.1-fips-tkg.3',
        }),
      ],
    },
  ),
  cluster(
    'VKS',
    { distribution: 'tkg', platform: 'vsphere', confidence: 'high' },
    {
      gitVersion: 'v1.33.6+vmware.1-fips',
      nodes: [
        vsphere('shop-np-1', {
          'run.tanzu.vmware.com/tkr': 'v1.33.6---vmware.1-fips-vkr.2',
        }),
      ],
    },
  ),
  cluster(
    'Harvester',
    { distribution: 'harvester', confidence: 'high' },
    {
      gitVersion: 'v1.34.1+rke2r1',
      apiGroups: groups('harvesterhci.io/v1beta1', 'kubevirt.io/v1'),
      nodes: [
        node(
          'hv-0',
          {
            ...CONTROL_PLANE,
            'harvesterhci.io/managed': 'true',
            'node.kubernetes.io/instance-type': 'rke2',
          },
          {
            annotations: ['k3s.io/hostname', 'rke2.io/node-args'],
            providerId: 'rke2://hv-0',
            osImage: 'Harvester v1.7.0',
            kernelVersion: '6.4.0-150700.53.19-default',
          },
        ),
      ],
    },
  ),
  cluster(
    'RKE2',
    { distribution: 'rke2', confidence: 'high' },
    {
      gitVersion: 'v1.34.1+rke2r1',
      apiGroups: groups('helm.cattle.io/v1', 'k3s.cattle.io/v1'),
      nodes: [
        node(
          'edge-1',
          { ...CONTROL_PLANE, 'node.kubernetes.io/instance-type': 'rke2' },
          {
            ...RANCHER_NODE,
            annotations: ['k3s.io/internal-ip', 'rke2.io/node-args'],
            providerId: 'rke2://edge-1',
          },
        ),
      ],
    },
  ),
  cluster(
    'RKE2 in AWS',
    {
      distribution: 'rke2',
      platform: 'aws',
      confidence: 'high',
      region: 'eu-west-1',
    },
    {
      gitVersion: 'v1.34.1+rke2r1',
      nodes: [
        node('ip-10-0-0-9', place('eu-west-1', 'eu-west-1a'), {
          ...RANCHER_NODE,
          annotations: ['rke2.io/node-args'],
          providerId: 'aws:///eu-west-1a/i-0fedcba9876543210',
        }),
      ],
    },
  ),
  cluster(
    'k3s',
    { distribution: 'k3s', confidence: 'high' },
    {
      gitVersion: 'v1.34.1+k3s1',
      apiGroups: groups(
        'helm.cattle.io/v1',
        'k3s.cattle.io/v1',
        'traefik.io/v1alpha1',
      ),
      nodes: [
        node(
          'shop-17',
          { ...CONTROL_PLANE, 'node.kubernetes.io/instance-type': 'k3s' },
          {
            annotations: ['k3s.io/hostname', 'k3s.io/internal-ip'],
            providerId: 'k3s://shop-17',
            osImage: 'Debian GNU/Linux 12 (bookworm)',
            kernelVersion: '6.1.0-40-amd64',
          },
        ),
      ],
    },
  ),
  cluster(
    'RKE1',
    { distribution: 'rke1', confidence: 'high' },
    {
      gitVersion: 'v1.28.15',
      nodes: [
        node(
          'old-1',
          { 'node-role.kubernetes.io/worker': 'true' },
          {
            annotations: [
              'rke.cattle.io/external-ip',
              'rke.cattle.io/internal-ip',
            ],
            osImage: 'Ubuntu 20.04.6 LTS',
            kernelVersion: '5.4.0-216-generic',
          },
        ),
      ],
    },
  ),
];
