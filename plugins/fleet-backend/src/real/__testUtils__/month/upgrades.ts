/** What was done to a workload, how it is known who watched, and who came later. */
type Upgraded = [what: string, watched: string, afterwards: string];

const OLD: [string, string] = ['recovered second', 'recovered second'];
const NEW: [string, string] = ['observed', 'recovered second'];
/** What was complete when: a Deployment tells that of its last rollout alone. */
const LAST: [string, string] = ['recovered rollout', 'recovered rollout'];

/** By hand, what is in the fleet from its beginning first. */
export const UPGRADES: readonly Upgraded[] = [
  ['eks-prod-eu Deployment/checkout upgrade 1.4.0 > 1.5.0 up', ...OLD],
  [
    'eks-prod-eu Deployment/checkout rollback 1.5.0 > 1.4.0 down',
    ...['recovered after', 'recovered after'],
  ] as Upgraded,
  ['eks-prod-eu Deployment/checkout upgrade 1.4.0 > 1.6.0 up', ...OLD],
  ['eks-prod-eu Deployment/payments upgrade 2.0.1 > 2.1.0 up', ...OLD],
  ['gke-prod-us Rollout/checkout upgrade 1.4.0 > 1.5.0 up', ...OLD],
  ['aks-stage-eu Deployment/checkout upgrade 1.6.0 > 1.7.0-rc.1 up', ...OLD],
  ['aks-stage-eu Deployment/fraud-scoring upgrade 0.9.0 > 0.9.1 up', ...OLD],
  [
    'aks-stage-eu Deployment/fraud-scoring rollback 0.9.1 > 0.9.0 down',
    ...LAST,
  ],
  ['eks-prod-eu Deployment/checkout upgrade 1.6.0 > 1.8.0 up', ...NEW],
  [
    'eks-prod-eu Deployment/checkout rollback 1.8.0 > 1.6.0 down',
    ...['observed', 'recovered rollout'],
  ] as Upgraded,
  ['eks-prod-eu Deployment/payments reconfigure restart', ...NEW],
  ['gke-prod-us Deployment/payments upgrade 2.1.0 > 2.2.0 up', ...NEW],
  ['aks-stage-eu Deployment/checkout upgrade 1.7.0-rc.1 > 1.7.0 up', ...NEW],
  ['openshift-dc1 StatefulSet/search upgrade 8.15.3 > 8.16.0 up', ...NEW],
  ['rke2-edge-01 DaemonSet/node-agent upgrade 3.2.0 > 3.3.0 up', ...NEW],
  ['rke2-edge-01 Deployment/payments reconfigure', ...NEW],
  ['upstream-dev Deployment/search reconfigure', ...NEW],
];

/** The same in the timeline: cluster, kind, workload, and what it changed. */
export function changesOf(upgrades: readonly Upgraded[]): string[] {
  return upgrades.map(([what]) => {
    const [cluster, workload, kind, ...changed] = what.split(' ');
    const versions = changed.filter(
      word => !['up', 'down', 'restart'].includes(word),
    );
    return [cluster, kind, workload, ...versions].join(' ');
  });
}
