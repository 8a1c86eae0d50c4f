import type { DifferenceKind } from '@flotilla/backstage-plugin-fleet-common';
import type { Pair } from './pairs';
import type { ComparedWorkload } from './readWorkloads';

/** Of these, people or autoscalers say how many there are to be. */
const SCALED = ['Deployment', 'StatefulSet', 'Rollout'];

/** What is known of workloads besides their rows. */
export interface ComparedBy {
  /** By the workloads' numbers; none where they cannot be compared. */
  hashes: ReadonlyMap<number, string>;
  /** Whether the same images run as others, of a pair whose images are named alike. */
  hasOtherDigests(left: ComparedWorkload, right: ComparedWorkload): boolean;
}

/** In what the two sides differ; in nothing where they are the same. */
export function differsIn(
  { left, right }: Pair,
  by: ComparedBy,
): DifferenceKind[] {
  if (!left || !right) {
    return [left ? 'onlyLeft' : 'onlyRight'];
  }
  const isScaled = SCALED.includes(left.kind);
  return [
    ...imagesDiffer(left, right, by),
    ...(left.version === right.version ? [] : ['version' as const]),
    ...(isScaled && left.desired !== right.desired
      ? ['replicas' as const]
      : []),
  ];
}

/** Where images differ, the template's hash says no more. */
function imagesDiffer(
  left: ComparedWorkload,
  right: ComparedWorkload,
  { hashes, hasOtherDigests }: ComparedBy,
): DifferenceKind[] {
  if (left.images !== right.images) {
    return ['images'];
  }
  return [
    ...(hasOtherDigests(left, right) ? ['digests' as const] : []),
    ...(isOther(hashes.get(left.id), hashes.get(right.id))
      ? ['configuration' as const]
      : []),
  ];
}

function isOther(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
