import { timestamp } from '../../clock';
import { buildMetadata, stableUid } from '../../objects';
import { defineResource, ResourceDefinition } from '../../store';
import type { KubeObject } from '../../types';
import { DAY } from '../time';
import type { DemoClusterSpec } from './DemoClusterSpec';

/** Where Argo Rollouts is installed. */
export const ROLLOUTS_CLUSTER = 'gke-prod-ams';

const ROLLOUTS = defineResource({
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Rollout',
  plural: 'rollouts',
  shortNames: ['ro'],
  builtIn: false,
});

const CERTIFICATES = defineResource({
  group: 'cert-manager.io',
  version: 'v1',
  kind: 'Certificate',
  plural: 'certificates',
  shortNames: ['cert'],
  builtIn: false,
});

const openshiftKind = (kind: string, plural: string) =>
  defineResource({
    group: 'config.openshift.io',
    version: 'v1',
    kind,
    plural,
    namespaced: false,
    builtIn: false,
  });

const OPENSHIFT = [
  openshiftKind('ClusterVersion', 'clusterversions'),
  openshiftKind('Infrastructure', 'infrastructures'),
];

function isOpenshift({ look }: DemoClusterSpec): boolean {
  return look.startsWith('openshift');
}

/** The resources that a cluster has besides those that all have. */
export function demoResources(cluster: DemoClusterSpec): ResourceDefinition[] {
  return [
    CERTIFICATES,
    ...(isOpenshift(cluster) ? OPENSHIFT : []),
    ...(cluster.name === ROLLOUTS_CLUSTER ? [ROLLOUTS] : []),
  ];
}

/** What OpenShift says of itself, by resource; nothing elsewhere. */
export function openshiftObjects(
  cluster: DemoClusterSpec,
  today: number,
): Array<[string, KubeObject]> {
  if (!isOpenshift(cluster)) {
    return [];
  }
  return [
    ['clusterversions.config.openshift.io', clusterVersion(cluster, today)],
    ['infrastructures.config.openshift.io', infrastructure(cluster, today)],
  ];
}

/** OpenShift 4.20 is Kubernetes 1.33, and so on. */
function openshiftVersions({ gitVersion }: DemoClusterSpec): string[] {
  const minor = Number(gitVersion.split('.')[1]) - 13;
  return [`4.${minor}.9`, `4.${minor}.4`, `4.${minor - 1}.21`];
}

function clusterVersion(cluster: DemoClusterSpec, today: number): KubeObject {
  const clusterID = stableUid('openshift', cluster.name);
  const versions = openshiftVersions(cluster);
  const history = versions.map((version, index) => {
    const started = today - (9 + 31 * index) * DAY;
    return {
      state: 'Completed',
      startedTime: timestamp(started),
      completionTime: timestamp(started + 4_000_000),
      version,
      verified: true,
    };
  });
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'ClusterVersion',
    metadata: named(cluster, 'ClusterVersion', 'version', today),
    spec: { channel: `stable-${versions[0].replace(/\.\d+$/, '')}`, clusterID },
    status: { desired: { version: versions[0] }, history },
  };
}

function infrastructure(cluster: DemoClusterSpec, today: number): KubeObject {
  const { look, name, region } = cluster;
  const platform =
    look === 'openshiftAws'
      ? { type: 'AWS', aws: { region } }
      : { type: 'VSphere', vsphere: {} };
  return {
    apiVersion: 'config.openshift.io/v1',
    kind: 'Infrastructure',
    metadata: named(cluster, 'Infrastructure', 'cluster', today),
    spec: { platformSpec: { type: platform.type } },
    status: {
      infrastructureName: name,
      platform: platform.type,
      platformStatus: platform,
      controlPlaneTopology: 'HighlyAvailable',
    },
  };
}

function named(
  { name: cluster }: DemoClusterSpec,
  kind: string,
  name: string,
  today: number,
) {
  const createdAt = today - 200 * DAY;
  return buildMetadata(kind, { cluster, name, createdAt, generation: 1 });
}
