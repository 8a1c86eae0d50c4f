import type {
  Cluster,
  Placement,
} from '@flotilla/backstage-plugin-fleet-common';
import {
  ago,
  cluster,
  coverageOf,
  kindSync,
  placement,
  problemOf,
} from './fixtures';
import { plannedTarget, rollout } from './rollouts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clusters: Cluster[] = [
  cluster({ name: 'prod-eu-1' }),
  cluster({
    name: 'prod-us-1',
    distribution: 'gke',
    platform: 'gcp',
    region: 'us-central1',
    version: 'v1.33.5-gke.1080000',
    health: 'degraded',
    nodes: { total: 9, ready: 8 },
    workloads: { total: 143, unhealthy: 2 },
  }),
  cluster({
    name: 'prod-ap-1',
    distribution: 'aks',
    platform: 'azure',
    region: 'southeastasia',
    version: 'v1.33.4',
  }),
  cluster({
    name: 'dc-frankfurt',
    distribution: 'tkgi',
    platform: 'vsphere',
    region: undefined,
    version: 'v1.30.9+vmware.1',
    sync: {
      status: 'stale',
      since: ago(6 * MINUTE),
      observedAt: ago(6 * MINUTE),
      reason: 'connect ETIMEDOUT: the API server does not answer',
    },
  }),
  cluster({
    name: 'dc-paris',
    distribution: 'openshift',
    platform: 'vsphere',
    region: undefined,
    version: 'v1.32.8',
    nodes: { total: 12, ready: 12 },
    workloads: { total: 318, unhealthy: 0 },
  }),
  cluster({
    name: 'edge-store-014',
    distribution: 'k3s',
    platform: undefined,
    region: undefined,
    version: 'v1.31.2+k3s1',
    nodes: { total: 1, ready: 1 },
    workloads: { total: 11, unhealthy: 0 },
  }),
  cluster({
    name: 'edge-store-015',
    distribution: 'unknown',
    platform: undefined,
    region: undefined,
    version: undefined,
    health: 'unknown',
    nodes: { total: 0, ready: 0 },
    workloads: { total: 0, unhealthy: 0 },
    sync: {
      status: 'unreachable',
      since: ago(3 * HOUR),
      reason: 'getaddrinfo ENOTFOUND store-015.edge.example',
    },
  }),
  cluster({
    name: 'staging',
    distribution: 'rke2',
    platform: 'openstack',
    region: 'lab',
    version: 'v1.34.0+rke2r1',
    health: 'unknown',
    nodes: { total: 0, ready: 0 },
    workloads: { total: 0, unhealthy: 0 },
    sync: { status: 'initial', since: ago(4_000) },
  }),
  cluster({
    name: 'sandbox <b>&amp;\u202e',
    distribution: 'upstream',
    platform: undefined,
    region: 'lab',
    version: 'v1.35.0',
  }),
];

function at(index: number, changes: Partial<Placement>): Placement {
  const { id, name, distribution, region } = clusters[index];
  return placement({ cluster: { id, name }, distribution, region, ...changes });
}

const checkout: Placement[] = [
  at(0, {}),
  at(1, {
    version: '2.4.2',
    status: 'degraded',
    reason: 'CrashLoopBackOff',
    replicas: { desired: 3, ready: 1, updated: 3, available: 1 },
    restarts: {
      total: 37,
      last24h: 12,
      lastAt: ago(2 * MINUTE),
      lastReason: 'OOMKilled',
    },
  }),
  at(2, {
    version: '2.4.2',
    status: 'progressing',
    replicas: { desired: 4, ready: 3, updated: 2, available: 3 },
  }),
  at(3, { version: '2.3.0', stale: true, observedAt: ago(6 * MINUTE) }),
  at(4, {
    workload: { kind: 'StatefulSet', name: 'checkout-ledger' },
    match: { by: 'app.kubernetes.io/part-of', confidence: 'low' },
    restarts: {
      total: 1,
      last24h: 0,
      lastAt: ago(26 * HOUR),
      lastReason: 'Error',
    },
  }),
];

/** A small fleet with one of each trouble, to look at. */
export const demoFleet = {
  clusters,
  details: {
    [clusters[1].id]: {
      kinds: [
        kindSync('Deployment', { rows: 120, since: ago(90 * MINUTE) }),
        kindSync('Rollout', {
          status: 'forbidden',
          since: ago(90 * MINUTE),
          reason: 'rollouts.argoproj.io is forbidden: cannot list',
        }),
      ],
    },
  },
  placements: { 'component:default/checkout': checkout },
  coverage: coverageOf(clusters, [
    ...clusters.flatMap(problemOf),
    {
      cluster: clusters[1].id,
      clusterName: clusters[1].name,
      kind: 'Rollout',
      status: 'forbidden' as const,
      reason: 'rollouts.argoproj.io is forbidden: cannot list',
      since: ago(90 * MINUTE),
    },
  ]),
  rollouts: [
    rollout({
      request: {
        name: 'shop',
        source: { image: { changes: [{ image: 'shop:1.4.2' }] } },
        placement: { clusterSelector: 'environment=production' },
        strategy: { soak: 'PT10M', gates: { maxRestarts: 0 } },
      },
    }),
    rollout({
      id: '0c9f3a4e-2f0a-4a39-9b1a-4b8b8d8f6a77',
      name: 'ledger',
      state: 'failed',
      reason: 'Wave canary: 1 target failed, and 0 may',
      failed: 1,
      acts: ['rollback', 'retry'],
    }),
  ],
  rolloutPlan: {
    waves: [],
    items: [plannedTarget()],
    cycles: [],
    problems: [],
  },
};
