import type { FleetClusterFacts } from './types';

/**
 * Whether a cluster has a label, with any of some values.
 *
 * @public
 */
export function hasLabel(
  { labels }: FleetClusterFacts,
  { label, values = [] }: { label: string; values?: readonly string[] },
): boolean {
  // Labels come from people: one may be named as a property of every object.
  return (
    Object.hasOwn(labels, label) &&
    (values.length === 0 || values.includes(labels[label]))
  );
}

/**
 * Whether a cluster is of one of these distributions.
 *
 * @public
 */
export function isDistribution(
  { distribution = 'unknown' }: FleetClusterFacts,
  distributions: readonly string[],
): boolean {
  return distributions.includes(distribution);
}

/**
 * Whether the owner of something is one of these.
 *
 * @public
 */
export function isOwnedBy(
  { owner }: { owner?: string },
  owners: readonly string[],
): boolean {
  return owner !== undefined && owners.some(one => sameRef(one, owner));
}

/** Entity references are told apart regardless of case. */
function sameRef(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}
