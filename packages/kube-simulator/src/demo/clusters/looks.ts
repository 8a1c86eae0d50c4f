import { hash, stableSuffix, stableUid } from '../../objects';
import type { DemoClusterSpec } from './DemoClusterSpec';

/** Where a node is, for what is written on it. */
export interface NodePlace {
  cluster: string;
  region: string;
  zone: string;
  index: number;
  name: string;
}

/** How the nodes of a distribution look. */
export interface DistributionLook {
  zones: string[];
  nodeName(place: Omit<NodePlace, 'name'>): string;
  providerId?(place: NodePlace): string;
  instanceType?: string;
  osImage: string;
  kernelVersion: string;
  containerRuntime: string;
  labels?(place: NodePlace): Record<string, string>;
  annotations?(place: NodePlace): Record<string, string>;
}

/** The distributions of the demo fleet. */
export type LookName =
  | 'eks'
  | 'gke'
  | 'aks'
  | 'openshiftVsphere'
  | 'openshiftAws'
  | 'tkgi'
  | 'rke2'
  | 'k3s'
  | 'upstream';

const hex = (place: NodePlace, length: number) =>
  hash(place.name).slice(0, length);
const nodeUuid = (place: NodePlace) => stableUid('node', place.name);

const eks: DistributionLook = {
  zones: ['a', 'b', 'c'],
  nodeName: ({ cluster, index, region }) => {
    const third = parseInt(hash(cluster).slice(0, 2), 16);
    return `ip-10-0-${third}-${17 + index}.${region}.compute.internal`;
  },
  providerId: place => `aws:///${place.zone}/i-0${hex(place, 16)}`,
  instanceType: 'm7i.xlarge',
  osImage: 'Amazon Linux 2023.9.20260914',
  kernelVersion: '6.12.53-69.119.amzn2023.x86_64',
  containerRuntime: 'containerd://2.1.5',
  labels: place => ({
    'eks.amazonaws.com/nodegroup': 'general',
    'eks.amazonaws.com/capacityType': 'ON_DEMAND',
    'k8s.io/cloud-provider-aws': hex(place, 32),
  }),
};

const gke: DistributionLook = {
  zones: ['-a', '-b', '-c'],
  nodeName: ({ cluster, index }) =>
    `gke-${cluster}-default-pool-${hash(`${cluster}${index}`).slice(0, 8)}`,
  providerId: ({ zone, name }) => `gce://example-project/${zone}/${name}`,
  instanceType: 'e2-standard-4',
  osImage: 'Container-Optimized OS from Google',
  kernelVersion: '6.12.46+',
  containerRuntime: 'containerd://2.1.5',
  labels: () => ({
    'cloud.google.com/gke-nodepool': 'default-pool',
    'cloud.google.com/gke-os-distribution': 'cos',
    'cloud.google.com/machine-family': 'e2',
  }),
  annotations: place => ({
    'container.googleapis.com/instance_id': String(
      parseInt(hex(place, 12), 16),
    ),
  }),
};

const aks: DistributionLook = {
  zones: ['-1', '-2', '-3'],
  nodeName: ({ index }) => `aks-nodepool1-30612473-vmss00000${index}`,
  providerId: ({ cluster, region, index }) =>
    `azure:///subscriptions/${stableUid(
      'subscription',
    )}/resourceGroups/mc_${cluster}_${region}/providers/Microsoft.Compute/virtualMachineScaleSets/aks-nodepool1-30612473-vmss/virtualMachines/${index}`,
  instanceType: 'Standard_D4s_v5',
  osImage: 'Ubuntu 24.04.3 LTS',
  kernelVersion: '6.8.0-1040-azure',
  containerRuntime: 'containerd://2.1.5-1',
  labels: ({ cluster, region }) => ({
    'kubernetes.azure.com/cluster': `MC_${cluster}_${region}`,
    'kubernetes.azure.com/role': 'agent',
    'kubernetes.azure.com/agentpool': 'nodepool1',
    'kubernetes.azure.com/node-image-version':
      'AKSUbuntu-2404gen2containerd-202609.12.0',
  }),
};

const openshift: Omit<DistributionLook, 'providerId' | 'zones'> = {
  nodeName: ({ cluster, index }) =>
    `${cluster}-${stableSuffix(cluster, 5)}-worker-${index}`,
  osImage: 'Red Hat Enterprise Linux CoreOS 9.8.20260901-0 (Plow)',
  kernelVersion: '5.14.0-611.5.1.el9_8.x86_64',
  containerRuntime: 'cri-o://1.34.2',
  labels: () => ({
    'node.openshift.io/os_id': 'rhcos',
    'node-role.kubernetes.io/worker': '',
  }),
};

const onVsphere = {
  zones: ['-az1', '-az2', '-az3'],
  providerId: (place: NodePlace) => `vsphere://${nodeUuid(place)}`,
};

const tkgi: DistributionLook = {
  ...onVsphere,
  nodeName: ({ cluster, index }) => stableUid('vm', cluster, String(index)),
  osImage: 'Ubuntu 22.04.5 LTS',
  kernelVersion: '5.15.0-157-generic',
  containerRuntime: 'containerd://1.7.29',
  labels: ({ cluster, name, zone }) => ({
    'pks-system/cluster.name': cluster,
    'pks-system/cluster.uuid': stableUid('tkgi', cluster),
    'bosh.id': name,
    'bosh.zone': zone,
  }),
};

const rke2: DistributionLook = {
  zones: ['-1'],
  nodeName: ({ cluster, index }) => `${cluster}-${index}`,
  providerId: ({ name }) => `rke2://${name}`,
  instanceType: 'rke2',
  osImage: 'SUSE Linux Enterprise Micro 6.1',
  kernelVersion: '6.4.0-32-default',
  containerRuntime: 'containerd://2.1.5-k3s1',
  annotations: ({ name }) => ({
    'rke2.io/node-args': '["agent"]',
    'rke2.io/hostname': name,
  }),
};

const k3s: DistributionLook = {
  zones: ['-1'],
  nodeName: ({ cluster, index }) => `${cluster}-${index}`,
  providerId: ({ name }) => `k3s://${name}`,
  instanceType: 'k3s',
  osImage: 'Alpine Linux v3.23',
  kernelVersion: '6.12.58-0-lts',
  containerRuntime: 'containerd://2.1.5-k3s1',
  annotations: ({ name }) => ({
    'k3s.io/hostname': name,
    'k3s.io/node-args': '["server"]',
  }),
};

const upstream: DistributionLook = {
  zones: ['-1'],
  nodeName: ({ cluster, index }) => `${cluster}-node-${index}`,
  osImage: 'Debian GNU/Linux 13 (trixie)',
  kernelVersion: '6.12.57+deb13-amd64',
  containerRuntime: 'containerd://2.2.1',
};

const LOOKS: Record<LookName, DistributionLook> = {
  eks,
  gke,
  aks,
  openshiftVsphere: { ...openshift, ...onVsphere },
  openshiftAws: {
    ...openshift,
    zones: eks.zones,
    providerId: eks.providerId,
    instanceType: 'm6i.xlarge',
  },
  tkgi,
  rke2,
  k3s,
  upstream,
};

/** How the nodes of a cluster look. */
export function lookOf({ look }: Pick<DemoClusterSpec, 'look'>) {
  return LOOKS[look];
}
