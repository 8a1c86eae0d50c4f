import type {
  Cluster,
  ClusterDetails,
  Coverage,
  CoverageProblem,
  KindSync,
  Placement,
} from '@flotilla/backstage-plugin-fleet-common';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A time some milliseconds ago. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

/** A healthy cluster, current, with the changes given. */
export function cluster(changes: Partial<Cluster> = {}): Cluster {
  const name = changes.name ?? 'prod-eu-1';
  return {
    id: `id-${name}`,
    name,
    uid: `0b7f3a52-6f5c-4f0e-9d0f-${name}`,
    distribution: 'eks',
    platform: 'aws',
    region: 'eu-west-1',
    version: 'v1.34.1-eks-1a2b3c4',
    labels: { environment: 'production' },
    health: 'healthy',
    nodes: { total: 6, ready: 6 },
    workloads: { total: 84, unhealthy: 0 },
    sync: {
      status: 'current',
      since: ago(90 * MINUTE),
      observedAt: ago(3 * SECOND),
    },
    ...changes,
  };
}

/** A cluster's page. */
export function clusterDetails(
  changes: Partial<ClusterDetails> = {},
): ClusterDetails {
  return {
    ...cluster(changes),
    locator: 'kubeconfig',
    detection: {
      confidence: 'high',
      evidence: [
        'gitVersion v1.34.1-eks-1a2b3c4 contains -eks-',
        '6 of 6 nodes are labelled eks.amazonaws.com/nodegroup',
      ],
    },
    kinds: [
      kindSync('Deployment', { rows: 61 }),
      kindSync('StatefulSet', { rows: 9 }),
      kindSync('DaemonSet', { rows: 14 }),
      kindSync('Pod', { rows: 231 }),
      kindSync('Node', { rows: 6 }),
      kindSync('Rollout', { status: 'absent' }),
    ],
    problems: [],
    ...changes,
  };
}

/** How far a kind is collected; current unless said. */
export function kindSync(
  kind: string,
  changes: Partial<KindSync> = {},
): KindSync {
  return {
    kind,
    status: 'current',
    rows: 0,
    since: ago(10 * MINUTE),
    bytes: 1_234_000,
    errors: 0,
    refused: 0,
    ...changes,
  };
}

/** A coverage that adds up, of the clusters given. */
export function coverageOf(
  clusters: Cluster[],
  problems: CoverageProblem[] = clusters.flatMap(problemOf),
): Coverage {
  const count = (status: Cluster['sync']['status']) =>
    clusters.filter(({ sync }) => sync.status === status).length;
  const observed = clusters.flatMap(({ sync }) => sync.observedAt ?? []).sort();
  return {
    clusters: clusters.length,
    current: count('current'),
    initial: count('initial'),
    stale: count('stale'),
    unreachable: count('unreachable'),
    forbidden: count('forbidden'),
    oldestObservedAt: observed[0],
    problems,
  };
}

/** The problem that a cluster is which is not current. */
export function problemOf({ id, name, sync }: Cluster): CoverageProblem[] {
  const { status, since, reason = 'its first sync is under way' } = sync;
  return status === 'current'
    ? []
    : [{ cluster: id, clusterName: name, status, since, reason }];
}

/** A healthy workload, seen just now, with the changes given. */
export function placement(changes: Partial<Placement> = {}): Placement {
  const { id, name, distribution, region } = cluster();
  return {
    id: `${changes.cluster?.id ?? id}:${changes.workload?.name ?? 'checkout'}`,
    cluster: { id, name },
    distribution,
    region,
    namespace: 'shop',
    workload: { kind: 'Deployment', name: 'checkout' },
    images: [
      {
        container: 'app',
        image: 'ghcr.io/acme/checkout',
        tag: '2.4.1',
        digest: `sha256:${'3f'.repeat(32)}`,
      },
    ],
    version: '2.4.1',
    replicas: { desired: 3, ready: 3, updated: 3, available: 3 },
    status: 'healthy',
    restarts: { total: 0, last24h: 0 },
    match: { by: 'backstage.io/kubernetes-id', confidence: 'high' },
    observedAt: ago(3 * SECOND),
    stale: false,
    ...changes,
  };
}
