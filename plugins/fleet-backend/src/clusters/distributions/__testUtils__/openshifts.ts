import { cluster, groups, node, place, RealCluster } from './realCluster';

const CONFIG = '/apis/config.openshift.io/v1';
const CONSOLE = '/apis/operator.openshift.io/v1/consoles/cluster';

const openshiftGroups = (...more: string[]) =>
  groups(
    'apps.openshift.io/v1',
    'config.openshift.io/v1',
    'machineconfiguration.openshift.io/v1',
    'operator.openshift.io/v1',
    'project.openshift.io/v1',
    'route.openshift.io/v1',
    'security.openshift.io/v1',
    ...more,
  );

const coreos = (providerId: string, region: string, osId = 'rhcos') =>
  node(
    'ip-10-0-61-12.ec2.internal',
    {
      ...place(region, `${region}a`),
      'node-role.kubernetes.io/worker': '',
      'node.openshift.io/os_id': osId,
    },
    {
      providerId,
      osImage: 'Red Hat Enterprise Linux CoreOS 9.8.20260901-0 (Plow)',
      kernelVersion: '5.14.0-611.5.1.el9_8.x86_64',
    },
  );

/** What an OpenShift answers, an upgrade being under way. */
function objects(
  platform: string,
  options: { version?: string; brand?: string } = {},
): Record<string, unknown> {
  const { version = '4.21.7', brand } = options;
  return {
    [`${CONFIG}/clusterversions/version`]: {
      apiVersion: 'config.openshift.io/v1',
      kind: 'ClusterVersion',
      spec: {
        channel: 'stable-4.21',
        clusterID: '6f6c1d9e-0000-4000-8000-0f2a9b7c5d31',
      },
      status: {
        desired: { version: '4.22.1' },
        history: [
          {
            state: 'Partial',
            version: '4.22.1',
            startedTime: '2026-11-24T08:00:00Z',
          },
          { state: 'Completed', version, startedTime: '2026-10-02T08:00:00Z' },
          {
            state: 'Completed',
            version: '4.20.4',
            startedTime: '2026-05-02T08:00:00Z',
          },
        ],
      },
    },
    [`${CONFIG}/infrastructures/cluster`]: {
      kind: 'Infrastructure',
      status: { platform, platformStatus: { type: platform } },
    },
    [CONSOLE]: {
      kind: 'Console',
      spec: {
        customization: brand ? { brand } : {},
        managementState: 'Managed',
      },
    },
  };
}

const VERSION = 'v1.34.1+5b1dbab';

/** OpenShift, and what is made of it. */
export const OPENSHIFTS: readonly RealCluster[] = [
  cluster(
    'ROSA',
    {
      distribution: 'rosa',
      platform: 'aws',
      confidence: 'high',
      distributionVersion: '4.21.7',
      region: 'us-east-1',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups('managed.openshift.io/v1alpha1'),
      nodes: [coreos('aws:///us-east-1a/i-0123456789abcdef0', 'us-east-1')],
      objects: objects('AWS', { brand: 'ROSA' }),
    },
  ),
  cluster(
    'ROSA older than 4.22',
    {
      distribution: 'rosa',
      platform: 'aws',
      confidence: 'high',
      distributionVersion: '4.18.9',
      region: 'us-east-1',
    },
    {
      gitVersion: 'v1.31.6+5b1dbab',
      apiGroups: openshiftGroups('managed.openshift.io/v1alpha1'),
      nodes: [coreos('aws:///us-east-1a/i-0123456789abcdef0', 'us-east-1')],
      objects: {
        ...objects('AWS', { version: '4.18.9' }),
        '/api/v1/namespaces/openshift-config/configmaps/rosa-brand-logo': {
          kind: 'ConfigMap',
        },
      },
    },
  ),
  cluster(
    'ARO',
    {
      distribution: 'aro',
      platform: 'azure',
      confidence: 'high',
      distributionVersion: '4.21.7',
      region: 'westeurope',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups('aro.openshift.io/v1alpha1'),
      nodes: [
        coreos(
          'azure:///subscriptions/0/resourceGroups/aro-x/providers/Microsoft.Compute/virtualMachines/w-0',
          'westeurope',
        ),
      ],
      objects: objects('Azure'),
    },
  ),
  cluster(
    'OpenShift Dedicated',
    {
      distribution: 'osd',
      platform: 'gcp',
      confidence: 'high',
      distributionVersion: '4.21.7',
      region: 'europe-west4',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups('managed.openshift.io/v1alpha1'),
      nodes: [coreos('gce://project/europe-west4-a/worker-0', 'europe-west4')],
      objects: objects('GCP'),
    },
  ),
  cluster(
    'ROKS',
    {
      distribution: 'roks',
      platform: 'ibmcloud',
      confidence: 'high',
      distributionVersion: '4.21.7',
      region: 'eu-de',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups(),
      nodes: [coreos('ibm://0123///c1/kube-c1-0', 'eu-de')],
      objects: objects('IBMCloud'),
    },
  ),
  cluster(
    'OpenShift on vSphere',
    {
      distribution: 'openshift',
      platform: 'vsphere',
      confidence: 'high',
      distributionVersion: '4.21.7',
      region: 'dc1',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups(),
      nodes: [coreos('vsphere://4237a9c1-0000-4000-8000-00112233aabb', 'dc1')],
      objects: objects('VSphere'),
    },
  ),
  cluster(
    'OpenShift whose objects may not be read',
    {
      distribution: 'openshift',
      platform: 'aws',
      confidence: 'high',
      region: 'us-east-1',
    },
    {
      gitVersion: VERSION,
      apiGroups: openshiftGroups(),
      nodes: [coreos('aws:///us-east-1a/i-0123456789abcdef0', 'us-east-1')],
    },
  ),
  cluster(
    'OKD',
    {
      distribution: 'openshift',
      platform: 'baremetal',
      confidence: 'medium',
      distributionVersion: '4.20.0-okd-scos.11',
      region: 'lab',
    },
    {
      gitVersion: 'v1.33.4-dirty',
      apiGroups: openshiftGroups(),
      nodes: [
        coreos('baremetalhost:///openshift-machine-api/w-0/1', 'lab', 'scos'),
      ],
      objects: objects('BareMetal', { version: '4.20.0-okd-scos.11' }),
    },
  ),
  cluster(
    'MicroShift',
    {
      distribution: 'microshift',
      confidence: 'high',
      distributionVersion: '4.21.7',
    },
    {
      gitVersion: 'v1.34.1',
      apiGroups: groups('route.openshift.io/v1', 'security.openshift.io/v1'),
      nodes: [
        node(
          'edge-7',
          { 'node-role.kubernetes.io/control-plane': '' },
          {
            osImage: 'Red Hat Enterprise Linux 9.6 (Plow)',
            kernelVersion: '5.14.0-570.49.1.el9_6.x86_64',
          },
        ),
      ],
      objects: {
        '/api/v1/namespaces/kube-public/configmaps/microshift-version': {
          kind: 'ConfigMap',
          data: { major: '4', minor: '21', patch: '7', version: '4.21.7' },
        },
      },
    },
  ),
];
