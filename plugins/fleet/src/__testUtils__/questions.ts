import type {
  Addon,
  Certificate,
  DeprecatedApi,
  Change,
  ClusterNode,
  ClusterVersion,
  Cost,
  SavedSearch,
  ServiceVersions,
  Upgrade,
  Workload,
  WorkloadDifference,
} from '@flotilla/backstage-plugin-fleet-common';
import { ago, cluster, placement } from './fixtures';

const GI = 1024 ** 3;

/** An upgrade of an hour ago, which was watched, with the changes given. */
export function upgrade(changes: Partial<Upgrade> = {}): Upgrade {
  const { id, name } = cluster();
  return {
    id: '1',
    at: ago(3_600_000),
    precision: 'second',
    cluster: { id, name },
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    kind: 'upgrade',
    changes: [
      { container: 'checkout', from: '1.2.0', to: '1.3.0', direction: 'up' },
    ],
    source: 'argocd',
    evidence: 'observed',
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    ...changes,
  };
}

/** A service in two clusters, in one of which it is behind and unwell. */
export function serviceVersions(
  changes: Partial<ServiceVersions> = {},
): ServiceVersions {
  const { id, name } = cluster();
  return {
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    lifecycle: 'production',
    newest: '2.4.1',
    clusters: [
      {
        cluster: { id, name },
        versions: [
          { version: '2.4.1', skew: 'none', workloads: 2, unhealthy: 0 },
        ],
        confidence: 'high',
        stale: false,
      },
      {
        cluster: { id: 'id-prod-us-1', name: 'prod-us-1' },
        versions: [
          { version: '2.3.9', skew: 'minor', workloads: 1, unhealthy: 1 },
        ],
        confidence: 'medium',
        stale: true,
      },
    ],
    ...changes,
  };
}

/** A healthy workload of a service, with the changes given. */
export function workload(changes: Partial<Workload> = {}): Workload {
  const { restarts: _, ...rest } = placement();
  return {
    ...rest,
    replicas: { desired: 2, ready: 2, updated: 2, available: 2 },
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    ...changes,
  };
}

/** A search of the person's own, with the changes given. */
export function savedSearch(changes: Partial<SavedSearch> = {}): SavedSearch {
  return {
    id: 'saved-1',
    name: 'Failed databases',
    filter: '{"label.tier":"db"}',
    groupBy: [],
    shared: false,
    owner: 'user:default/guest',
    own: true,
    createdAt: ago(86_400_000),
    ...changes,
  };
}

/** A current cluster whose version loses its support soon, with the changes given. */
export function clusterVersion(
  changes: Partial<ClusterVersion> = {},
): ClusterVersion {
  const { id, name } = cluster();
  return {
    cluster: { id, name },
    distribution: 'eks',
    version: 'v1.32.4-eks-1',
    kubelets: [
      { version: 'v1.31.9-eks-1', nodes: 2, skew: 1 },
      { version: 'v1.32.4-eks-1', nodes: 4, skew: 0 },
    ],
    worstSkew: 1,
    skewSupported: true,
    supportEndsAt: '2026-12-23',
    endsIn: 28,
    extendedSupportEndsAt: '2027-12-23',
    supportSource: { url: 'https://docs.example/versions', asOf: '2026-11-01' },
    nextVersions: ['1.33'],
    observedAt: ago(3_000),
    stale: false,
    ...changes,
  };
}

/** A ready node that has room, with the changes given. */
export function clusterNode(changes: Partial<ClusterNode> = {}): ClusterNode {
  const { id, name } = cluster();
  return {
    id: `node-${changes.name ?? 'ip-10-0-0-1'}`,
    cluster: { id, name },
    name: 'ip-10-0-0-1',
    ready: true,
    conditions: [],
    unschedulable: false,
    roles: ['worker'],
    kubeletVersion: 'v1.32.4-eks-1',
    kubeletSkew: 0,
    os: 'linux',
    arch: 'arm64',
    runtime: 'containerd://2.1.4',
    instanceType: 'm7g.xlarge',
    zone: 'eu-west-1a',
    allocatable: { cpu: 4, memory: 16 * GI, pods: 58 },
    requested: { cpu: 1, memory: 4 * GI },
    podCount: 12,
    observedAt: ago(3_000),
    stale: false,
    ...changes,
  };
}

/** A scaling of an hour ago, with the changes given. */
export function change(changes: Partial<Change> = {}): Change {
  const { id, name } = cluster();
  return {
    id: 'change-1',
    at: ago(3_600_000),
    precision: 'seen',
    kind: 'scaling',
    cluster: { id, name },
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    scaling: { from: 2, to: 5, low: 2, high: 5, times: 1 },
    entityRef: 'component:default/checkout',
    owner: 'group:default/payments',
    ...changes,
  };
}

/** A workload that has other images on both sides, with the changes given. */
export function difference(
  changes: Partial<WorkloadDifference> = {},
): WorkloadDifference {
  const side = (tag: string) => ({
    id: `id-${tag}`,
    images: [{ container: 'web', image: 'acme/checkout', tag }],
    version: tag,
    replicas: 2,
    status: 'healthy' as const,
  });
  return {
    id: 'shop/Deployment/checkout',
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    kinds: ['images', 'version'],
    left: side('1.2.0'),
    right: side('1.3.0'),
    ...changes,
  };
}

/** A use that the next version ends, with the changes given. */
export function deprecatedApi(
  changes: Partial<DeprecatedApi> = {},
): DeprecatedApi {
  const { id, name } = cluster();
  return {
    id: `deprecated-${changes.kind ?? 'HorizontalPodAutoscaler'}`,
    cluster: { id, name },
    group: 'autoscaling',
    version: 'v2beta2',
    kind: 'HorizontalPodAutoscaler',
    removedIn: '1.26',
    removed: false,
    replacement: 'autoscaling/v2',
    evidence: 'managedFields',
    managers: [{ name: 'helm', objects: 3, lastAt: ago(3_600_000) }],
    examples: [{ namespace: 'shop', name: 'web' }],
    objects: 3,
    lastAt: ago(3_600_000),
    observedAt: ago(60_000),
    stale: false,
    ...changes,
  };
}

/** An add-on that goes with its cluster, with the changes given. */
export function addon(changes: Partial<Addon> = {}): Addon {
  const { id, name, version } = cluster();
  return {
    id: `addon-${changes.name ?? 'istio'}`,
    cluster: { id, name },
    kubernetesVersion: version,
    namespace: 'istio-system',
    name: 'istio',
    title: 'Istio',
    known: true,
    version: '1.27.1',
    evidence: 'image',
    chart: { name: 'istiod', version: '1.27.1' },
    workloads: [{ kind: 'Deployment', name: 'istiod' }],
    workloadCount: 1,
    compatibility: {
      status: 'compatible',
      next: 'incompatible',
      kubernetes: '1.29 to 1.33',
      source: { url: 'https://docs.example/istio', asOf: '2026-02-16' },
    },
    stale: false,
    ...changes,
  };
}

/** A valid certificate of cert-manager, with the changes given. */
export function certificate(changes: Partial<Certificate> = {}): Certificate {
  const { id, name } = cluster();
  return {
    id: `certificate-${changes.name ?? 'shop-tls'}`,
    kind: 'Certificate',
    cluster: { id, name },
    namespace: 'shop',
    name: 'shop-tls',
    issuer: 'ClusterIssuer/letsencrypt',
    notAfter: '2027-02-03T00:00:00.000Z',
    expiresIn: 70,
    renewalTime: '2027-01-04T00:00:00.000Z',
    ready: true,
    dnsNames: 2,
    stale: false,
    ...changes,
  };
}

/** What a cluster's pods ask for, at a price, with the changes given. */
export function cost(changes: Partial<Cost> = {}): Cost {
  const { id, name } = cluster();
  return {
    key: id,
    cluster: { id, name },
    requested: { cpu: 12, memory: 48 * GI },
    podCount: 231,
    source: 'estimate',
    currency: 'EUR',
    hourly: 0.6,
    monthly: 438,
    ...changes,
  };
}
