import type {
  Change,
  ChangeList,
  RestartList,
  UpgradeList,
} from '@flotilla/backstage-plugin-fleet-common';
import { asked, type Asked, tagOf, words } from './Asked';
import { changesOf, UPGRADES } from './upgrades';

/** What had happened: who connects afterwards knows less of that. */
export const HAPPENED: readonly Asked[] = [
  asked<RestartList>({
    path: '/restarts',
    tell: ({ items, totals, partlyWatched }) => [
      ...items.map(({ cluster, workload, container, reasons, ...one }) =>
        words(
          ...[cluster.name, `${workload.kind}/${workload.name}`, container],
          ...reasons.map(r => `${r.count} ${r.reason} ${r.exitCode}`),
          ...[one.crashLooping && 'crash-loops', one.evidence],
        ),
      ),
      `${totals.restarts} in all, ${totals.crashLooping} crash-loops`,
      // Nobody watched for a whole day.
      `${partlyWatched.length} clusters partly watched`,
    ],
    rows: {
      watched: [
        'eks-prod-eu StatefulSet/search search 3 OOMKilled 137 observed',
        'rke2-edge-01 Deployment/payments payments 5 Error 1 crash-loops observed',
        '8 in all, 1 crash-loops',
        '7 clusters partly watched',
      ],
      // The last of each container; of a pod that is gone, nothing.
      afterwards: [
        'eks-prod-eu StatefulSet/search search 1 OOMKilled 137 recovered',
        'rke2-edge-01 Deployment/payments payments 1 Error 1 crash-loops recovered',
        '2 in all, 1 crash-loops',
        '7 clusters partly watched',
      ],
    },
  }),
  asked<UpgradeList>({
    path: '/upgrades',
    tell: ({ items, facets }) => [
      ...items.map(({ cluster, workload, kind, changes, ...one }) =>
        words(
          ...[cluster.name, `${workload.kind}/${workload.name}`, kind],
          ...changes.map(
            ({ from, to, direction }) =>
              `${tagOf(from)} > ${tagOf(to)} ${direction}`,
          ),
          ...[one.restart && 'restart', one.evidence],
          // Who watched has rollbacks as they are seen, or as they are complete.
          one.evidence === 'recovered' && one.precision,
        ),
      ),
      words(...Object.entries(facets.kind).flat()),
    ],
    rows: {
      watched: [
        ...UPGRADES.map(([what, watched]) => `${what} ${watched}`),
        'upgrade 11 rollback 3 reconfigure 3',
      ],
      afterwards: [
        ...UPGRADES.map(([what, , afterwards]) => `${what} ${afterwards}`),
        'upgrade 11 rollback 3 reconfigure 3',
      ],
    },
  }),
  asked<ChangeList>({
    path: '/changes',
    query: { limit: 1_000 },
    tell: ({ items }) => items.map(tellChange),
    rows: {
      watched: [
        ...changesOf(UPGRADES),
        'pks-vsphere-dc2 scaling Deployment/checkout 2 > 4',
        'rke2-edge-01 restarts Deployment/payments 5',
        'upstream-dev nodesAdded node-of-the-month',
        'openshift-dc1 policy ResourceQuota/of-the-month created',
      ],
      afterwards: changesOf(UPGRADES),
    },
  }),
];

function tellChange(change: Change): string {
  const { cluster, kind, workload, upgrade, scaling } = change;
  const { restarts, nodes, policy } = change;
  return words(
    ...[cluster.name, kind],
    workload && `${workload.kind}/${workload.name}`,
    ...(upgrade?.changes ?? []).map(
      ({ from, to }) => `${tagOf(from)} > ${tagOf(to)}`,
    ),
    scaling && `${scaling.from} > ${scaling.to}`,
    ...[restarts?.count, nodes?.names.join()],
    policy && `${policy.kind}/${policy.name} ${policy.action}`,
  );
}
