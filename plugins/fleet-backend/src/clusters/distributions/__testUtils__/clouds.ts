import { cluster, groups, node, place, RealCluster } from './realCluster';

const EKS_GROUPS = groups(
  'crd.k8s.amazonaws.com/v1alpha1',
  'vpcresources.k8s.aws/v1beta1',
);

const eksNode = (id: string, labels: Record<string, string>) =>
  node(
    `ip-10-0-1-${id}.eu-central-1.compute.internal`,
    {
      ...place('eu-central-1', 'eu-central-1a'),
      'k8s.io/cloud-provider-aws': '2f1e6c5d4b3a29180716253443526170',
      'node.kubernetes.io/instance-type': 'm7i.xlarge',
      ...labels,
    },
    {
      providerId: `aws:///eu-central-1a/i-0a1b2c3d4e5f6071${id}`,
      osImage: 'Amazon Linux 2023.9.20260914',
      kernelVersion: '6.12.53-69.119.amzn2023.x86_64',
    },
  );

const gkeNode = (name: string, labels: Record<string, string>) =>
  node(
    name,
    {
      ...place('us-central1', 'us-central1-a'),
      'cloud.google.com/gke-boot-disk': 'pd-balanced',
      'cloud.google.com/gke-container-runtime': 'containerd',
      'cloud.google.com/gke-os-distribution': 'cos',
      'cloud.google.com/machine-family': 'e2',
      'node.kubernetes.io/instance-type': 'e2-standard-4',
      ...labels,
    },
    {
      annotations: ['container.googleapis.com/instance_id'],
      providerId: `gce://example-project/us-central1-a/${name}`,
      osImage: 'Container-Optimized OS from Google',
      kernelVersion: '6.12.46+',
    },
  );

const AKS_SCALE_SET =
  'azure:///subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/mc_shop_prod_westeurope/providers/Microsoft.Compute/virtualMachineScaleSets/aks-nodepool1-30612473-vmss/virtualMachines/0';

/** Clusters of the clouds' own services. */
export const CLOUDS: readonly RealCluster[] = [
  cluster(
    'EKS with a managed node group',
    {
      distribution: 'eks',
      platform: 'aws',
      confidence: 'high',
      region: 'eu-central-1',
    },
    {
      gitVersion: 'v1.34.1-eks-113cf36',
      apiGroups: EKS_GROUPS,
      nodes: [
        eksNode('17', {
          'eks.amazonaws.com/capacityType': 'ON_DEMAND',
          'eks.amazonaws.com/nodegroup': 'general',
          'eks.amazonaws.com/nodegroup-image': 'ami-0123456789abcdef0',
        }),
      ],
    },
  ),
  cluster(
    'EKS in Auto Mode',
    {
      distribution: 'eks',
      platform: 'aws',
      confidence: 'high',
      region: 'eu-central-1',
    },
    {
      gitVersion: 'v1.34.1-eks-113cf36',
      apiGroups: [...EKS_GROUPS, 'eks.amazonaws.com/v1', 'karpenter.sh/v1'],
      nodes: [
        eksNode('18', {
          'eks.amazonaws.com/compute-type': 'auto',
          'eks.amazonaws.com/instance-family': 'c6a',
          'karpenter.sh/nodepool': 'general-purpose',
        }),
      ],
    },
  ),
  cluster(
    'EKS on Fargate with nothing running',
    { distribution: 'eks', platform: 'aws', confidence: 'high' },
    { gitVersion: 'v1.34.1-eks-113cf36', apiGroups: EKS_GROUPS },
  ),
  cluster(
    'GKE',
    {
      distribution: 'gke',
      platform: 'gcp',
      confidence: 'high',
      region: 'us-central1',
    },
    {
      gitVersion: 'v1.34.1-gke.1829001',
      apiGroups: groups('cloud.google.com/v1', 'networking.gke.io/v1'),
      nodes: [
        gkeNode('gke-shop-default-pool-6f2a91c4-xk2p', {
          'cloud.google.com/gke-nodepool': 'default-pool',
        }),
      ],
    },
  ),
  cluster(
    'GKE Autopilot',
    {
      distribution: 'gke',
      platform: 'gcp',
      confidence: 'high',
      region: 'us-central1',
    },
    {
      gitVersion: 'v1.34.1-gke.1829001',
      apiGroups: groups('auto.gke.io/v1', 'cloud.google.com/v1'),
      nodes: [
        gkeNode('gk3-shop-pool-2-9d81b7f0-q7wm', {
          'cloud.google.com/gke-nodepool': 'pool-2',
        }),
      ],
    },
  ),
  cluster(
    'AKS',
    {
      distribution: 'aks',
      platform: 'azure',
      confidence: 'high',
      region: 'westeurope',
    },
    {
      nodes: [
        node(
          'aks-nodepool1-30612473-vmss000000',
          {
            ...place('westeurope', 'westeurope-1'),
            agentpool: 'nodepool1',
            'kubernetes.azure.com/agentpool': 'nodepool1',
            'kubernetes.azure.com/cluster': 'MC_shop_prod_westeurope',
            'kubernetes.azure.com/mode': 'system',
            'kubernetes.azure.com/node-image-version':
              'AKSUbuntu-2404gen2containerd-202609.12.0',
            'kubernetes.azure.com/role': 'agent',
            'node.kubernetes.io/instance-type': 'Standard_D4s_v5',
          },
          {
            providerId: AKS_SCALE_SET,
            osImage: 'Ubuntu 24.04.3 LTS',
            kernelVersion: '6.8.0-1040-azure',
          },
        ),
      ],
    },
  ),
  cluster(
    'AKS by what is left',
    {
      distribution: 'aks',
      platform: 'azure',
      confidence: 'low',
      region: 'westeurope',
    },
    {
      nodes: [
        node('vm-0', place('westeurope', 'westeurope-1'), {
          providerId: AKS_SCALE_SET,
        }),
      ],
    },
  ),
  cluster(
    'OKE',
    {
      distribution: 'oke',
      platform: 'oci',
      confidence: 'high',
      region: 'eu-frankfurt-1',
    },
    {
      nodes: [
        node(
          '10.0.10.42',
          {
            ...place('eu-frankfurt-1', 'EU-FRANKFURT-1-AD-1'),
            hostname: 'oke-c4tenq-n7q2-0',
            'node.info/compartment.name': 'shop',
            'oci.oraclecloud.com/fault-domain': 'FAULT-DOMAIN-2',
            'oke.oraclecloud.com/pool.name': 'pool1',
          },
          {
            providerId: 'ocid1.instance.oc1.eu-frankfurt-1.antheljtexample',
            osImage: 'Oracle Linux Server 8.10',
            kernelVersion: '5.15.0-310.184.5.2.el8uek.x86_64',
          },
        ),
      ],
    },
  ),
  cluster(
    'DigitalOcean',
    {
      distribution: 'doks',
      platform: 'digitalocean',
      confidence: 'high',
      region: 'fra1',
    },
    {
      nodes: [
        node(
          'pool-a1b2c3d4e-o6x7q',
          {
            'doks.digitalocean.com/node-pool': 'pool-a1b2c3d4e',
            'doks.digitalocean.com/version': '1.34.1-do.0',
            region: 'fra1',
            'topology.kubernetes.io/region': 'fra1',
          },
          {
            providerId: 'digitalocean://412345678',
            osImage: 'Debian GNU/Linux 13 (trixie)',
            kernelVersion: '6.12.48+deb13-amd64',
          },
        ),
      ],
    },
  ),
  cluster(
    'IBM Cloud',
    {
      distribution: 'iks',
      platform: 'ibmcloud',
      confidence: 'high',
      region: 'eu-de',
    },
    {
      gitVersion: 'v1.34.1+IKS',
      nodes: [
        node(
          '10.243.0.5',
          {
            ...place('eu-de', 'eu-de-1'),
            'ibm-cloud.kubernetes.io/iaas-provider': 'g2',
            'ibm-cloud.kubernetes.io/worker-pool-name': 'default',
          },
          {
            providerId:
              'ibm://0123456789abcdef///c1a2b3c4d5/kube-c1a2b3c4d5-shop-default-00000123',
            osImage: 'Ubuntu 24.04.3 LTS',
            kernelVersion: '6.8.0-85-generic',
          },
        ),
      ],
    },
  ),
];
