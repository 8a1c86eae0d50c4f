import type {
  PlannedTarget,
  RolloutTarget,
} from '@flotilla/backstage-plugin-fleet-common';
import { targetKey } from './targetKey';

/** Whether what a target would be changed by is drift, or still to be delivered. */
export type PlanState =
  | 'isDrift'
  | 'isAsDelivered'
  | 'isPending'
  | 'isUpToDate';

/** What a plan says of a target. */
export interface ToldTarget {
  target: PlannedTarget;
  state: PlanState;
}

/** Phases of targets to which all was delivered. */
const DELIVERED: readonly RolloutTarget['phase'][] = ['Healthy', 'Degraded'];

/**
 * What a plan has to say: targets that would be changed, or cannot be.
 *
 * @param targets - Those of the rollout, as they are now
 */
export function toldTargets(
  planned: readonly PlannedTarget[],
  targets: readonly RolloutTarget[],
): ToldTarget[] {
  const byKey = new Map(targets.map(one => [targetKey(one), one]));
  return planned
    .map(target => ({
      target,
      state: stateOf(target, byKey.get(targetKey(target))),
    }))
    .filter(isTelling);
}

function stateOf(planned: PlannedTarget, target?: RolloutTarget): PlanState {
  const isChanged = planned.objects.some(({ act }) => act !== 'unchanged');
  if (target?.endedAt !== undefined && DELIVERED.includes(target.phase)) {
    return isChanged ? 'isDrift' : 'isAsDelivered';
  }
  return isChanged ? 'isPending' : 'isUpToDate';
}

function isTelling({ target, state }: ToldTarget): boolean {
  return (
    state === 'isDrift' ||
    state === 'isPending' ||
    target.problems.length > 0 ||
    target.objects.some(({ refusal }) => refusal)
  );
}
