import type {
  BlastRadius,
  DeclaredList,
  DifferenceList,
  UnclaimedList,
} from '@flotilla/backstage-plugin-fleet-common';
import { asked, type Asked, words } from './Asked';

/** What the catalog has to do with the fleet, and clusters with each other. */
export const OWNERS: readonly Asked[] = [
  asked<BlastRadius>({
    path: '/blast-radius',
    query: { cluster: 'pks-vsphere-dc2' },
    tell: ({ items, totals, owners, consumers }) => [
      ...items.map(({ entityRef, redundancy, lost, total }) =>
        words(
          ...[entityRef, redundancy],
          `${lost.replicas} of ${total.replicas} replicas`,
          `in ${lost.clusters} of ${total.clusters} clusters`,
        ),
      ),
      words(...Object.entries(totals).flat()),
      ...owners.map(one => words(one.entityRef, one.services, one.gone)),
      ...consumers.map(({ entityRef, gone }) =>
        words('for', entityRef, gone && 'it is gone'),
      ),
    ],
    rows: [
      'component:default/ledger none 2 of 2 replicas in 1 of 1 clusters',
      'component:default/checkout elsewhere 4 of 14 replicas in 1 of 5 clusters',
      'services 2 gone 1 workloads 2 unclaimed 0',
      'group:default/pay 1 1',
      'group:default/shop 1 0',
      'for component:default/invoices it is gone',
    ],
  }),
  asked<UnclaimedList>({
    path: '/unclaimed',
    tell: ({ items, totalItems, totalWorkloads }) => [
      ...items.map(({ cluster, namespace, workload, suggestion }) =>
        words(
          ...[cluster.name, namespace, workload.kind, workload.name],
          ...(suggestion
            ? [
                ...[suggestion.owner, suggestion.confidence, 'by'],
                ...suggestion.evidence.map(({ by }) => by),
              ]
            : []),
        ),
      ),
      `${totalItems} of ${totalWorkloads}`,
    ],
    rows: [
      'eks-prod-eu monitoring DaemonSet node-agent',
      'eks-prod-eu reporting CronJob nightly-report',
      'gke-prod-us monitoring DaemonSet node-agent',
      'openshift-dc1 monitoring DaemonSet node-agent',
      'rke2-edge-01 monitoring DaemonSet node-agent',
      'upstream-dev default Deployment metrics-server group:default/shop low by namespace',
      '6 of 20',
    ],
  }),
  asked<DeclaredList>({
    path: '/declared',
    tell: ({ items }) =>
      items.map(({ entityRef, reasons, places }) =>
        words(
          ...[entityRef, ...reasons.map(({ code }) => code)],
          ...places.map(({ cluster }) => cluster.name),
        ),
      ),
    rows: [
      'component:default/fraud-scoring noOwner aks-stage-eu',
      'component:default/invoices annotationMatchesNothing',
      'component:default/refunds runsNowhere',
      'component:default/seed-database onlyInDevelopment upstream-dev',
    ],
  }),
  asked<DifferenceList>({
    path: '/differences',
    query: { left: 'eks-prod-eu', right: 'openshift-dc1', all: true },
    tell: ({ items, clusters }) => [
      ...items.map(({ namespace, workload, kinds, left, right }) =>
        words(
          ...[namespace, `${workload.kind}/${workload.name}`, ...kinds],
          `${left?.version ?? '-'} ${right?.version ?? '-'}`,
        ),
      ),
      ...clusters
        .filter(({ same }) => !same)
        .map(({ fact }) => `${fact} is another`),
    ],
    rows: [
      'monitoring DaemonSet/node-agent 3.2.0 3.2.0',
      'payments Deployment/payments onlyLeft 2.1.0 -',
      'reporting CronJob/nightly-report onlyLeft 1.0.4 -',
      'shop Deployment/checkout images version replicas 1.6.0 1.4.0',
      'shop StatefulSet/search images version 8.15.3 8.16.0',
      'kubernetes is another',
      'kubelets is another',
      'distribution is another',
      'platform is another',
      'region is another',
      'instanceTypes is another',
    ],
  }),
];
