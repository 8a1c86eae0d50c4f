import type { ClusterFacts } from '@flotilla/backstage-plugin-fleet-node';
import {
  facts,
  labelled,
  node,
  openshift,
  OPENSHIFT_GROUPS,
} from '../../testing/clusterFacts';
import { DEFAULT_DETECTORS } from './defaultDetectors';
import { detectDistribution } from './detectDistribution';

const detect = (fields: Partial<ClusterFacts>) =>
  detectDistribution(DEFAULT_DETECTORS, facts(fields));

describe('the default detectors', () => {
  it.each<[string, string | undefined, Partial<ClusterFacts>]>([
    ['rosa', 'aws', openshift({ brand: 'ROSA', platform: 'AWS' })],
    [
      'aro',
      'azure',
      openshift({ platform: 'Azure' }, 'aro.openshift.io/v1alpha1'),
    ],
    [
      'osd',
      'gcp',
      openshift({ platform: 'GCP' }, 'managed.openshift.io/v1alpha1'),
    ],
    ['openshift', 'vsphere', openshift({})],
    ['openshift', 'baremetal', openshift({ platform: 'BareMetal' })],
    ['roks', 'ibmcloud', openshift({ platform: 'IBMCloud' })],
    [
      'eks',
      'aws',
      {
        gitVersion: 'v1.34.1-eks-1a2b3c4',
        nodes: [
          labelled(
            { 'eks.amazonaws.com/nodegroup': 'a' },
            'aws:///eu-west-1a/i-0',
          ),
        ],
      },
    ],
    [
      'eks',
      'aws',
      {
        gitVersion: 'v1.34.1-eks-1a2b3c4',
        nodes: [labelled({ 'eks.amazonaws.com/compute-type': 'auto' })],
      },
    ],
    [
      'gke',
      'gcp',
      {
        gitVersion: 'v1.34.1-gke.1234',
        nodes: [
          labelled({ 'cloud.google.com/gke-nodepool': 'a' }, 'gce://p/z/n'),
        ],
      },
    ],
    [
      'gke',
      'gcp',
      {
        gitVersion: 'v1.34.1-gke.1234',
        nodes: [
          node({ annotations: ['container.googleapis.com/instance_id'] }),
        ],
      },
    ],
    [
      'aks',
      'azure',
      {
        nodes: [
          labelled({ 'kubernetes.azure.com/cluster': 'a' }, 'azure:///x'),
        ],
      },
    ],
    [
      'aks',
      'azure',
      { nodes: [labelled({ 'kubernetes.azure.com/role': 'agent' })] },
    ],
    [
      'tkgi',
      'vsphere',
      {
        nodes: [
          labelled(
            { 'pks-system/cluster.name': 'a', 'bosh.id': 'b' },
            'vsphere://1',
          ),
        ],
      },
    ],
    [
      'tkgi',
      undefined,
      { nodes: [labelled({ 'pks-system/cluster.uuid': 'a' })] },
    ],
    ['tkgi', undefined, { nodes: [labelled({ 'bosh.id': 'a' })] }],
    [
      'tkg',
      'vsphere',
      {
        gitVersion: 'v1.28.8+vmware.1',
        nodes: [
          labelled(
            {
              'run.tanzu.vmware.com/kubernetesDistributionVersion':
                'v1.28.8---vmware.1',
            },
            'vsphere://1',
          ),
        ],
      },
    ],
    [
      'tkg',
      undefined,
      { nodes: [labelled({ 'run.tanzu.vmware.com/tkr': 'a' })] },
    ],
    ['tkg', undefined, { apiGroups: ['run.tanzu.vmware.com/v1alpha3'] }],
    [
      'harvester',
      undefined,
      {
        gitVersion: 'v1.31.4+rke2r1',
        nodes: [
          node({
            labels: { 'harvesterhci.io/managed': 'true' },
            annotations: ['rke2.io/node-args', 'k3s.io/hostname'],
          }),
        ],
      },
    ],
    [
      'rke2',
      undefined,
      {
        gitVersion: 'v1.31.4+rke2r1',
        nodes: [
          node({
            annotations: ['rke2.io/node-args', 'k3s.io/hostname'],
            providerId: 'rke2://a',
          }),
        ],
      },
    ],
    ['rke2', undefined, { nodes: [node({ providerId: 'rke2://a' })] }],
    [
      'k3s',
      undefined,
      {
        gitVersion: 'v1.31.4+k3s1',
        nodes: [
          labelled({ 'node.kubernetes.io/instance-type': 'k3s' }, 'k3s://a'),
        ],
      },
    ],
    [
      'k3s',
      undefined,
      { nodes: [node({ annotations: ['k3s.io/internal-ip'] })] },
    ],
    [
      'rke1',
      undefined,
      { nodes: [node({ annotations: ['rke.cattle.io/internal-ip'] })] },
    ],
    [
      'talos',
      undefined,
      {
        nodes: [
          node({ osImage: 'Talos (v1.8.1)', kernelVersion: '6.6.54-talos' }),
        ],
      },
    ],
    [
      'kind',
      'docker',
      {
        nodes: [node({ providerId: 'kind://docker/kind/kind-control-plane' })],
      },
    ],
    [
      'minikube',
      undefined,
      { nodes: [labelled({ 'minikube.k8s.io/name': 'minikube' })] },
    ],
    [
      'k0s',
      undefined,
      {
        gitVersion: 'v1.31.2+k0s',
        nodes: [labelled({ 'node.k0sproject.io/role': 'control-plane' })],
      },
    ],
    [
      'microk8s',
      undefined,
      { nodes: [labelled({ 'microk8s.io/cluster': 'true' })] },
    ],
    [
      'docker-desktop',
      undefined,
      { nodes: [node({ osImage: 'Docker Desktop' })] },
    ],
    [
      'oke',
      'oci',
      {
        nodes: [
          labelled(
            { 'oci.oraclecloud.com/fault-domain': 'FAULT-DOMAIN-1' },
            'ocid1.instance',
          ),
        ],
      },
    ],
    [
      'doks',
      'digitalocean',
      { nodes: [node({ providerId: 'digitalocean://123' })] },
    ],
    [
      'iks',
      'ibmcloud',
      {
        gitVersion: 'v1.31.3+IKS',
        nodes: [node({ providerId: 'ibm://a///b/c' })],
      },
    ],
    [
      'aks',
      'azure',
      { nodes: [node({ providerId: 'azure:///subscriptions/x' })] },
    ],
    ['upstream', undefined, { nodes: [node()] }],
    [
      'upstream',
      'aws',
      { nodes: [node({ providerId: 'aws:///eu-west-1a/i-0' })] },
    ],
    ['upstream', 'vsphere', { nodes: [node({ providerId: 'vsphere://1' })] }],
  ])('tells %s on %s', (distribution, platform, fields) => {
    const detection = detect(fields);
    expect(detection).toMatchObject({ distribution });
    expect(detection.platform).toBe(platform);
    expect(detection.evidence.length).toBeGreaterThan(0);
  });

  it.each<[string, Partial<ClusterFacts>]>([
    ['eks', { gitVersion: 'v1.34.1-eks-1a2b3c4' }],
    ['gke', { gitVersion: 'v1.34.1-gke.1234' }],
    ['tkg', { gitVersion: 'v1.28.8+vmware.1' }],
    ['rke2', { gitVersion: 'v1.31.4+rke2r1' }],
    ['k3s', { gitVersion: 'v1.31.4+k3s1' }],
    ['iks', { gitVersion: 'v1.31.3+IKS' }],
    ['openshift', { apiGroups: OPENSHIFT_GROUPS }],
    ['upstream', { gitVersion: 'v1.34.1' }],
    ['unknown', { gitVersion: undefined, apiGroups: [] }],
  ])('tells %s with no nodes at all', (distribution, fields) => {
    expect(detect(fields).distribution).toBe(distribution);
  });
});
