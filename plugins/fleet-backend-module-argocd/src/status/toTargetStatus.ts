import type {
  DeliveryPhase,
  HubObject,
  TargetStatus,
} from '@flotilla/backstage-plugin-fleet-node';
import { describe } from '../applications/names';
import { statusOf } from './statusOf';

/** The one that says more comes first. */
const ORDER: readonly DeliveryPhase[] = [
  'Failed',
  'Degraded',
  'Unknown',
  'Applying',
  'Progressing',
  'Healthy',
];

/**
 * What the Applications of a target say together. Waiting where there is none.
 *
 * @param options - isWanted: whether one has what was asked for
 */
export function toTargetStatus(
  applications: readonly HubObject[],
  options: {
    revision: string;
    isWanted: (application: HubObject) => boolean;
    now: number;
  },
): TargetStatus {
  const observedAt = new Date(options.now).toISOString();
  const all = applications
    .map(application => ({ application, status: statusOf(application) }))
    .sort((a, b) => rank(a.status.phase) - rank(b.status.phase));
  if (all.length === 0) {
    return {
      phase: 'Waiting',
      message: 'No Application delivers it',
      observedAt,
      source: 'argocd',
    };
  }
  const [{ application, status }] = all;
  const isThere = all.every(
    one => one.status.isSynced && options.isWanted(one.application),
  );
  return {
    phase: status.phase,
    message: status.message,
    // What is not known is not what was asked for.
    appliedRevision: isThere ? options.revision : status.revision ?? 'unknown',
    observedAt,
    source: `argocd ${describe(application).replace(/^Argo CD /, '')}`,
  };
}

function rank(phase: DeliveryPhase): number {
  const index = ORDER.indexOf(phase);
  return index < 0 ? ORDER.length : index;
}
