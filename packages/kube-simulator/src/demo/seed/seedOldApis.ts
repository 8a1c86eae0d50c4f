import { timestamp } from '../../clock';
import { buildMetadata } from '../../objects';
import type { RequestedDeprecatedApi } from '../../server';
import type { KubeObject } from '../../types';
import type { DemoClusterSpec } from '../clusters';
import { DAY } from '../time';
import type { SeedContext } from './SeedContext';

/** Something that was written with an API version that goes. */
interface OldApi {
  clusters: readonly string[];
  /** Of the store. */
  resource: string;
  kind: string;
  apiVersion: string;
  /** As which it is served. */
  servedAs: string;
  name: string;
  manager: string;
}

const OLD_APIS: readonly OldApi[] = [
  {
    clusters: ['tkgi-prod-dc1', 'tkgi-stage-dc2'],
    resource: 'flowschemas.flowcontrol.apiserver.k8s.io',
    kind: 'FlowSchema',
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
    servedAs: 'flowcontrol.apiserver.k8s.io/v1',
    name: 'nightly-batches',
    manager: 'kubectl-client-side-apply',
  },
  {
    clusters: ['eks-stage-fra', 'aks-dev-ams', 'k3s-dev-lab'],
    resource: 'volumeattributesclasses.storage.k8s.io',
    kind: 'VolumeAttributesClass',
    apiVersion: 'storage.k8s.io/v1beta1',
    servedAs: 'storage.k8s.io/v1',
    name: 'fast',
    manager: 'helm',
  },
  {
    clusters: ['kubeadm-dev-lab'],
    resource: 'deviceclasses.resource.k8s.io',
    kind: 'DeviceClass',
    apiVersion: 'resource.k8s.io/v1beta1',
    servedAs: 'resource.k8s.io/v1',
    name: 'gpu.example.com',
    manager: 'argocd-controller',
  },
];

/** Of what the API server of a cluster was asked for. */
export function oldRequests({
  name,
}: DemoClusterSpec): RequestedDeprecatedApi[] {
  return name === 'tkgi-prod-dc1'
    ? [
        {
          group: 'flowcontrol.apiserver.k8s.io',
          version: 'v1beta3',
          resource: 'flowschemas',
          removedRelease: '1.32',
        },
      ]
    : [];
}

/** Stores what was written with API versions that Kubernetes removes. */
export function seedOldApis({ cluster, put, today }: SeedContext): void {
  for (const old of OLD_APIS) {
    if (old.clusters.includes(cluster.name)) {
      put(old.resource, oldObject(old, cluster, today));
    }
  }
}

function oldObject(
  { kind, name, apiVersion, servedAs, manager }: OldApi,
  cluster: DemoClusterSpec,
  today: number,
): KubeObject {
  const createdAt = today - 140 * DAY;
  const naming = { cluster: cluster.name, name, createdAt };
  return {
    apiVersion: servedAs,
    kind,
    metadata: {
      ...buildMetadata(kind, naming),
      managedFields: [
        {
          manager,
          operation: 'Update',
          apiVersion,
          time: timestamp(createdAt),
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:metadata': {} },
        },
      ],
    },
  };
}
