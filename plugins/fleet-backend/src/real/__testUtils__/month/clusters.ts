import type {
  AddonList,
  CertificateList,
  ClusterVersionList,
  CostList,
  NodeList,
} from '@flotilla/backstage-plugin-fleet-common';
import { asked, type Asked, words } from './Asked';

/** What a core and a GiB cost for an hour, of which the script knows. */
export const PRICES = { currency: 'EUR', cpuHour: 0.04, memoryGiBHour: 0.005 };

/** How clusters are after the month, which both know. */
export const CLUSTERS: readonly Asked[] = [
  asked<NodeList>({
    path: '/nodes',
    query: { groupBy: 'cluster' },
    tell: ({ items, groups = [] }) => [
      ...groups.map(({ cluster, nodes, ready, podCount }) =>
        words(cluster!.name, `${ready} of ${nodes} ready`, podCount, 'pods'),
      ),
      ...items
        .filter(({ unschedulable }) => unschedulable)
        .map(({ cluster, name }) => `${cluster.name} ${name} is cordoned`),
    ],
    rows: [
      'eks-prod-eu 3 of 3 ready 12 pods',
      'gke-prod-us 3 of 3 ready 9 pods',
      'aks-stage-eu 2 of 2 ready 3 pods',
      'openshift-dc1 3 of 3 ready 8 pods',
      'pks-vsphere-dc2 3 of 3 ready 6 pods',
      'rke2-edge-01 2 of 2 ready 3 pods',
      'upstream-dev 3 of 3 ready 2 pods',
      'rke2-edge-01 rke2-edge-01-1 is cordoned',
      'upstream-dev node-of-the-month is cordoned',
    ],
  }),
  asked<ClusterVersionList>({
    path: '/versions/clusters',
    tell: ({ items }) =>
      items.map(({ cluster, distribution, version = '', ...one }) =>
        words(
          ...[cluster.name, distribution, version.replace(/^v[\d.]+/, '*')],
          ...one.kubelets.map(({ nodes, skew }) => `${nodes} by ${skew}`),
          ...[one.worstSkew, one.skewSupported && 'supported'],
          ...(one.history ?? []).map(({ state }) => state),
        ),
      ),
    rows: [
      'eks-prod-eu eks *-eks-1a2b3c4 3 by 0 0 supported',
      'gke-prod-us gke *-gke.1234000 3 by 0 0 supported',
      'aks-stage-eu aks * 2 by 0 0 supported',
      'openshift-dc1 openshift *+5b1dbab 3 by 0 0 supported Completed',
      'pks-vsphere-dc2 tkgi *+vmware.1 3 by 0 0 supported',
      'rke2-edge-01 rke2 *+rke2r1 2 by 0 0 supported',
      'upstream-dev upstream * 1 by 2 2 by 0 2 supported',
    ],
  }),
  asked<CertificateList>({
    path: '/certificates',
    tell: ({ items }) =>
      items.map(({ kind, cluster, expiresIn = -1, stale }) =>
        words(kind, cluster.name, expiresIn > 0 && 'valid', stale && 'stale'),
      ),
    rows: [
      'ApiServer eks-prod-eu valid',
      'ApiServer gke-prod-us valid',
      'ApiServer aks-stage-eu valid',
      'ApiServer openshift-dc1 valid',
      'ApiServer pks-vsphere-dc2 valid',
      'ApiServer rke2-edge-01 valid',
      'ApiServer upstream-dev valid',
    ],
  }),
  asked<AddonList>({
    path: '/addons',
    tell: ({ items }) =>
      items.map(({ cluster, namespace, name, version, ...one }) =>
        words(cluster.name, namespace, name, version, 'by', one.evidence),
      ),
    rows: ['upstream-dev default metrics-server v0.8.0 by image'],
  }),
  asked<CostList>({
    path: '/costs',
    query: { groupBy: 'cluster' },
    tell: ({ items, currency, estimate, madeOf }) => [
      ...items.map(({ cluster, requested, podCount, hourly }) =>
        words(
          ...[cluster!.name, `${podCount} pods`, `${requested.cpu} cores`],
          `${requested.memory / 1024 ** 3} GiB ${hourly?.toFixed(4)}`,
        ),
      ),
      words(currency, estimate && 'estimate', madeOf),
    ],
    rows: [
      'upstream-dev 2 pods 0.5 cores 1 GiB 0.0250',
      'eks-prod-eu 12 pods 0 cores 0 GiB 0.0000',
      'gke-prod-us 9 pods 0 cores 0 GiB 0.0000',
      'aks-stage-eu 3 pods 0 cores 0 GiB 0.0000',
      'openshift-dc1 8 pods 0 cores 0 GiB 0.0000',
      'pks-vsphere-dc2 6 pods 0 cores 0 GiB 0.0000',
      'rke2-edge-01 3 pods 0 cores 0 GiB 0.0000',
      'EUR estimate requests',
    ],
  }),
];
