import type { PodHealth } from '../../objects';
import { between, pick, Random } from '../random';
import { DAY, MINUTE } from '../time';

/** What goes wrong on one cluster with one service, on purpose. */
export type Incident =
  /** Went back to the version before the last. */
  | { type: 'rollback' }
  /** Was restarted, with nothing new. */
  | { type: 'restarted' }
  /** Cannot get the image of what should come next. */
  | { type: 'imagePull' }
  /** Does not stay up. */
  | {
      type: 'crashLoop';
      reason: 'OOMKilled' | 'Error';
      pods: number;
      restarts: number;
    };

const INCIDENTS: Record<string, Incident> = {
  'payments on eks-prod-iad': { type: 'rollback' },
  'product-catalog on ocp-prod-ber': { type: 'rollback' },
  'login on eks-prod-fra': { type: 'restarted' },
  'cart on aks-prod-ams': { type: 'restarted' },
  'api-gateway on ocp-prod-ber': { type: 'restarted' },
  'image-resizer on aks-dev-ams': { type: 'imagePull' },
  'fraud-scoring on gke-prod-ams': {
    type: 'crashLoop',
    reason: 'OOMKilled',
    pods: 1,
    restarts: 143,
  },
  'returns on tkgi-prod-dc1': {
    type: 'crashLoop',
    reason: 'Error',
    pods: 2,
    restarts: 57,
  },
  'store-terminal on k3s-dev-lab': {
    type: 'crashLoop',
    reason: 'Error',
    pods: 1,
    restarts: 12,
  },
};

/** What goes wrong with a service on a cluster; mostly nothing. */
export function incidentOf(
  service: string,
  cluster: string,
): Incident | undefined {
  return INCIDENTS[`${service} on ${cluster}`];
}

/** Services that restart more than others. */
const RESTLESS: Record<string, number> = {
  recommendations: 0.8,
  'search-index': 0.5,
  notifications: 0.4,
};

const CAUSES = [
  { reason: 'OOMKilled', exitCode: 137 },
  { reason: 'OOMKilled', exitCode: 137 },
  { reason: 'Error', exitCode: 1 },
  { reason: 'Error', exitCode: 143 },
];

/** How a pod fared until now: some restarted, as pods do. */
export function pastHealth(
  random: Random,
  service: string,
  createdAt: number,
  now: number,
): PodHealth {
  const lived = now - createdAt;
  const chance = RESTLESS[service] ?? 0.08;
  if (random() > chance || lived < 30 * MINUTE) {
    return {};
  }
  const cause = pick(random, CAUSES);
  const ago = Math.min(random() * 6 * DAY, lived * 0.9);
  return {
    restarts: between(random, 1, service in RESTLESS ? 9 : 3),
    lastTermination: { ...cause, at: now - ago },
  };
}

/** How a pod fares that does not stay up. */
export function crashLoopHealth(
  incident: Extract<Incident, { type: 'crashLoop' }>,
  now: number,
): PodHealth {
  const { reason, restarts } = incident;
  const exitCode = reason === 'OOMKilled' ? 137 : 1;
  return {
    restarts,
    lastTermination: { reason, exitCode, at: now - 2 * MINUTE },
    waiting: {
      reason: 'CrashLoopBackOff',
      message: 'back-off 5m0s restarting failed container',
    },
  };
}
