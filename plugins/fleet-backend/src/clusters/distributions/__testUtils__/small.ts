import { cluster, node, place, RealCluster } from './realCluster';

const DEBIAN = {
  osImage: 'Debian GNU/Linux 12 (bookworm)',
  kernelVersion: '6.8.0-85-generic',
};
const CONTROL_PLANE = {
  'node-role.kubernetes.io/control-plane': '',
  'node.kubernetes.io/exclude-from-external-load-balancers': '',
};

/** Clusters of developers, of appliances, and of nobody in particular. */
export const SMALL: readonly RealCluster[] = [
  cluster(
    'Talos',
    { distribution: 'talos', confidence: 'high' },
    {
      nodes: [
        node('talos-a1b-c2d', CONTROL_PLANE, {
          osImage: 'Talos (v1.11.3)',
          kernelVersion: '6.12.52-talos',
        }),
      ],
    },
  ),
  cluster(
    'Talos whose image has another name',
    {
      distribution: 'talos',
      platform: 'aws',
      confidence: 'high',
      region: 'eu-west-1',
    },
    {
      nodes: [
        node('talos-x', place('eu-west-1', 'eu-west-1b'), {
          providerId: 'aws:///eu-west-1b/i-00aa11bb22cc33dd4',
          osImage: 'Omni (v1.11.3)',
          kernelVersion: '6.12.52-talos',
        }),
      ],
    },
  ),
  cluster(
    'kind',
    { distribution: 'kind', platform: 'docker', confidence: 'high' },
    {
      nodes: [
        node('kind-control-plane', CONTROL_PLANE, {
          ...DEBIAN,
          providerId: 'kind://docker/kind/kind-control-plane',
        }),
      ],
    },
  ),
  cluster(
    'minikube',
    { distribution: 'minikube', confidence: 'high' },
    {
      nodes: [
        node(
          'minikube',
          {
            ...CONTROL_PLANE,
            'minikube.k8s.io/commit':
              'f8f52f5de11fc6ad8244afac475e1d0f96841df1',
            'minikube.k8s.io/name': 'minikube',
            'minikube.k8s.io/primary': 'true',
            'minikube.k8s.io/version': 'v1.37.0',
          },
          { osImage: 'Ubuntu 22.04.5 LTS', kernelVersion: '6.8.0-85-generic' },
        ),
      ],
    },
  ),
  cluster(
    'k0s',
    { distribution: 'k0s', confidence: 'high' },
    {
      gitVersion: 'v1.34.1+k0s',
      nodes: [
        node(
          'k0s-1',
          { ...CONTROL_PLANE, 'node.k0sproject.io/role': 'control-plane' },
          DEBIAN,
        ),
      ],
    },
  ),
  cluster(
    'MicroK8s',
    { distribution: 'microk8s', confidence: 'high' },
    {
      nodes: [
        node(
          'uk-1',
          {
            'microk8s.io/cluster': 'true',
            'node.kubernetes.io/microk8s-controlplane': 'microk8s-controlplane',
          },
          { osImage: 'Ubuntu 24.04.3 LTS', kernelVersion: '6.8.0-85-generic' },
        ),
      ],
    },
  ),
  cluster(
    'Docker Desktop',
    { distribution: 'docker-desktop', confidence: 'high' },
    {
      nodes: [
        node('docker-desktop', CONTROL_PLANE, {
          osImage: 'Docker Desktop',
          kernelVersion: '6.10.14-linuxkit',
        }),
      ],
    },
  ),
  cluster(
    'kubeadm in AWS',
    {
      distribution: 'upstream',
      platform: 'aws',
      confidence: 'medium',
      region: 'eu-west-1',
    },
    {
      nodes: [
        node(
          'ip-10-0-0-7',
          { ...CONTROL_PLANE, ...place('eu-west-1', 'eu-west-1a') },
          {
            ...DEBIAN,
            providerId: 'aws:///eu-west-1a/i-0fedcba9876543210',
          },
        ),
      ],
    },
  ),
  cluster(
    'kubeadm on a machine',
    { distribution: 'upstream', confidence: 'medium' },
    { nodes: [node('node-1', CONTROL_PLANE, DEBIAN)] },
  ),
];
