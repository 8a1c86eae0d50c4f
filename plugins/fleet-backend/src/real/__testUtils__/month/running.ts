import type {
  ImageList,
  PlacementList,
  VersionList,
  WorkloadList,
} from '@flotilla/backstage-plugin-fleet-common';
import { asked, type Asked, words } from './Asked';

const groupsOf = ({ items, groups = [], totalItems }: WorkloadList) => [
  ...groups.map(({ keys, cluster, count }) =>
    words(cluster?.name ?? (keys[0] || '-'), count),
  ),
  // What is on the page is all that is counted.
  `${items.length} of ${totalItems}`,
];

/** What runs after the month, which both know. */
export const RUNNING: readonly Asked[] = [
  asked<WorkloadList>({
    path: '/workloads',
    query: { groupBy: 'cluster' },
    tell: groupsOf,
    rows: [
      ...['eks-prod-eu 5', 'gke-prod-us 3', 'aks-stage-eu 2'],
      ...['openshift-dc1 3', 'pks-vsphere-dc2 2', 'rke2-edge-01 2'],
      ...['upstream-dev 3', '20 of 20'],
    ],
  }),
  asked<WorkloadList>({
    path: '/workloads',
    query: { groupBy: 'owner' },
    tell: groupsOf,
    rows: [
      ...['group:default/shop 9', 'group:default/pay 4'],
      ...['group:default/risk 1', '- 6', '20 of 20'],
    ],
  }),
  asked<WorkloadList>({
    path: '/workloads',
    query: { filter: '{"image":{"$contains":"search"},"version":"8.16.0"}' },
    tell: ({ items }) =>
      items.map(({ cluster, namespace, workload, status }) =>
        words(cluster.name, namespace, workload.kind, workload.name, status),
      ),
    rows: ['openshift-dc1 shop StatefulSet search healthy'],
  }),
  asked<ImageList>({
    path: '/images',
    tell: ({ items }) =>
      items.map(({ repository, tag, workloads, clusters, owners, unowned }) =>
        words(
          `${repository.split('/').slice(1).join('/')}:${tag}`,
          ...[`${workloads} in ${clusters}`, ...owners],
          unowned > 0 && `${unowned} unowned`,
        ),
      ),
    rows: [
      'ops/metrics-server:v0.8.0 1 in 1 1 unowned',
      'ops/node-agent:3.2.0 3 in 3 3 unowned',
      'ops/node-agent:3.3.0 1 in 1 1 unowned',
      'ops/report:1.0.4 1 in 1 1 unowned',
      'pay/ledger:5.0.0 1 in 1 group:default/pay',
      'pay/payments:2.0.1 1 in 1 group:default/pay',
      'pay/payments:2.1.0 1 in 1 group:default/pay',
      'pay/payments:2.2.0 1 in 1 group:default/pay',
      'risk/fraud-scoring:0.9.0 1 in 1 group:default/risk',
      'shop/checkout:1.2.9 1 in 1 group:default/shop',
      'shop/checkout:1.4.0 1 in 1 group:default/shop',
      'shop/checkout:1.5.0 1 in 1 group:default/shop',
      'shop/checkout:1.6.0 1 in 1 group:default/shop',
      'shop/checkout:1.7.0 1 in 1 group:default/shop',
      'shop/search:8.15.3 1 in 1 group:default/shop',
      'shop/search:8.16.0 1 in 1 group:default/shop',
      'shop/search:9.0.0-beta.2 1 in 1 group:default/shop',
      'shop/seed:1.0.0 1 in 1 group:default/shop',
    ],
  }),
  asked<VersionList>({
    path: '/versions',
    tell: ({ items }) =>
      items.flatMap(({ entityRef, newest, clusters }) =>
        clusters.flatMap(({ cluster, versions }) =>
          versions.map(({ version, skew }) =>
            words(
              ...[entityRef.split('/')[1], cluster.name, version],
              ...[skew, 'of', newest],
            ),
          ),
        ),
      ),
    rows: [
      'checkout aks-stage-eu 1.7.0 none of 1.7.0',
      'checkout eks-prod-eu 1.6.0 minor of 1.7.0',
      'checkout gke-prod-us 1.5.0 minor of 1.7.0',
      'checkout openshift-dc1 1.4.0 minor of 1.7.0',
      'checkout pks-vsphere-dc2 1.2.9 minor of 1.7.0',
      'fraud-scoring aks-stage-eu 0.9.0 none of 0.9.0',
      'ledger pks-vsphere-dc2 5.0.0 none of 5.0.0',
      'payments eks-prod-eu 2.1.0 minor of 2.2.0',
      'payments gke-prod-us 2.2.0 none of 2.2.0',
      'payments rke2-edge-01 2.0.1 minor of 2.2.0',
      'search eks-prod-eu 8.15.3 major of 9.0.0-beta.2',
      'search openshift-dc1 8.16.0 major of 9.0.0-beta.2',
      'search upstream-dev 9.0.0-beta.2 none of 9.0.0-beta.2',
      'seed-database upstream-dev 1.0.0 none of 1.0.0',
    ],
  }),
  asked<PlacementList>({
    path: '/placements',
    query: { entityRef: 'component:default/checkout' },
    tell: ({ items }) =>
      items.map(({ cluster, namespace, workload, version, ...one }) =>
        words(
          ...[cluster.name, namespace, workload.kind, version, one.owner],
          ...[`${one.replicas.ready}/${one.replicas.desired}`, one.status],
          `${one.match.by} ${one.match.confidence}`,
        ),
      ),
    rows: [
      'aks-stage-eu shop-stage Deployment 1.7.0 group:default/shop 1/1',
      'eks-prod-eu shop Deployment 1.6.0 group:default/shop 4/4',
      'gke-prod-us shop Rollout 1.5.0 group:default/shop 3/3',
      'openshift-dc1 shop Deployment 1.4.0 group:default/shop 2/2',
      'pks-vsphere-dc2 legacy-shop Deployment 1.2.9 group:default/shop 4/4',
    ].map(row => `${row} healthy backstage.io/kubernetes-id high`),
  }),
];
