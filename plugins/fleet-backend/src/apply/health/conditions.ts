import type { LiveObject } from '../cluster/TargetCluster';
import { listAt, numberAt, textAt } from '../cluster/fields';

const MAX_MESSAGE = 300;

/** A condition as far as health needs it. */
export interface Condition {
  status: string;
  reason: string;
  /** Cut short. */
  message: string;
}

export function conditionOf(
  object: LiveObject,
  type: string,
): Condition | undefined {
  const found = listAt(object, 'status', 'conditions').find(
    condition => condition.type === type,
  );
  return (
    found && {
      status: textAt(found, 'status') ?? 'Unknown',
      reason: textAt(found, 'reason') ?? '',
      message: (textAt(found, 'message') ?? '').slice(0, MAX_MESSAGE),
    }
  );
}

/** Whether its controller has not seen yet how it is to be now. */
export function isUnobserved(object: LiveObject): boolean {
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  return (numberAt(object, 'status', 'observedGeneration') ?? 0) < generation;
}
