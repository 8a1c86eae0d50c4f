import { PodStatus } from '../PodStatus';
import { holdCrashLoop } from './holdCrashLoop';
import { nodeOfTheMonth } from './nodeOfTheMonth';
import {
  CRASH,
  image,
  killed,
  kubectl,
  rolledOut,
  setImage,
  type Step,
} from './steps';

/** What happens to clusters, by their names; of each in this order. */
export type Script = Readonly<Record<string, readonly Step[]>>;

/** Before anybody watches: what crashes in the testbed's fleet is rolled back. */
export const BEFORE: Script = {
  'aks-stage-eu': [
    rolledOut(
      ...['risk', 'deployment/fraud-scoring', 'rollout', 'undo'],
      'deployment/fraud-scoring',
    ),
  ],
};

/** While one backend watches, and the other does not yet. */
export const MONTH: Script = {
  'eks-prod-eu': [
    killed('search-0', 'search', 1),
    killed('search-2', 'search', 2),
    setImage('shop', 'deployment/checkout', 'shop/checkout', '1.8.0'),
    rolledOut(
      ...['shop', 'deployment/checkout', 'rollout', 'undo'],
      'deployment/checkout',
    ),
    rolledOut(
      ...['payments', 'deployment/payments', 'rollout', 'restart'],
      'deployment/payments',
    ),
  ],
  'gke-prod-us': [
    setImage('payments', 'deployment/payments', 'pay/payments', '2.2.0'),
  ],
  'aks-stage-eu': [
    setImage('shop-stage', 'deployment/checkout', 'shop/checkout', '1.7.0'),
  ],
  'openshift-dc1': [
    setImage('shop', 'statefulset/search', 'shop/search', '8.16.0'),
    kubectl(
      ...['--namespace=shop', 'create', 'quota', 'of-the-month'],
      '--hard=pods=500',
    ),
  ],
  'pks-vsphere-dc2': [
    rolledOut(
      ...['legacy-shop', 'deployment/checkout', 'scale', '--replicas=4'],
      'deployment/checkout',
    ),
  ],
  'rke2-edge-01': [
    setImage('monitoring', 'daemonset/node-agent', 'ops/node-agent', '3.3.0'),
    kubectl(
      ...['--namespace=payments', 'patch', 'deployment/payments'],
      `--patch=${JSON.stringify(CRASH)}`,
    ),
    holdCrashLoop('payments', 5),
    kubectl('cordon', 'rke2-edge-01-1'),
  ],
  'upstream-dev': [
    rolledOut(
      ...['default', 'deployment/search', 'set', 'resources'],
      ...['deployment/search', '--requests=cpu=500m,memory=1Gi'],
    ),
    rolledOut(
      ...['default', 'deployment/metrics-server', 'create', 'deployment'],
      ...['metrics-server', `--image=${image('ops/metrics-server', 'v0.8.0')}`],
    ),
    nodeOfTheMonth,
  ],
};

/** Once it was seen what happened to the pod: of what nobody saw nothing is told. */
export const LAST: Script = {
  'eks-prod-eu': [
    cluster => new PodStatus(cluster, 'shop').replace('search-2'),
    cluster => new PodStatus(cluster, 'shop').untilRunning(7),
  ],
};
