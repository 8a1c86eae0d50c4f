import type { Pod, ReplicatedWorkload } from '../types';
import { deploymentConditions, Progress } from './deployment';
import { isReady } from './pod';
import { flavorOf } from './replicaSet';

/** The status of a Deployment or Rollout that has these pods. */
export function replicatedStatus(
  workload: ReplicatedWorkload,
  pods: Pod[],
  currentHash: string,
  progress: Omit<Progress, 'available'>,
): ReplicatedWorkload['status'] {
  const desired = workload.spec.replicas ?? 1;
  const { hashLabel } = flavorOf(workload);
  const ready = pods.filter(isReady).length;
  const updated = pods.filter(
    ({ metadata }) => metadata.labels?.[hashLabel] === currentHash,
  ).length;
  const available = ready >= desired - Math.floor(desired / 4);
  return {
    observedGeneration: workload.metadata.generation,
    replicas: pods.length,
    updatedReplicas: updated,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(ready < desired ? { unavailableReplicas: desired - ready } : {}),
    conditions: deploymentConditions({ ...progress, available }),
    ...(workload.kind === 'Rollout'
      ? { ...rolloutStatus(currentHash, progress), ...observed(workload) }
      : {}),
  };
}

function rolloutStatus(
  currentHash: string,
  { state }: Omit<Progress, 'available'>,
) {
  return {
    currentPodHash: currentHash,
    ...(state === 'complete' ? { stableRS: currentHash } : {}),
    phase: {
      complete: 'Healthy',
      progressing: 'Progressing',
      stuck: 'Degraded',
    }[state],
  };
}

/** Rollouts write it as text. */
function observed({ metadata }: ReplicatedWorkload) {
  return {
    observedGeneration: String(metadata.generation) as unknown as number,
  };
}
