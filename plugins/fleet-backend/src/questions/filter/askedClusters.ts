import type { ClusterRow, FleetSnapshot } from '../coverage';
import { clusterValues } from './clusterValues';
import { fieldOf } from './fields';
import { holds } from './holds';
import type { Predicate } from './Predicate';

/** Undefined where it depends on more than the cluster. */
type Verdict = boolean | undefined;

/**
 * The clusters that a filter is about: those in which it may hold for anything.
 * Undefined for all of them.
 */
export function askedClusters(
  { clusters }: Pick<FleetSnapshot, 'clusters'>,
  filter: Predicate,
): readonly ClusterRow[] | undefined {
  const asked = clusters.filter(row => verdictOf(filter, row) !== false);
  return asked.length < clusters.length ? asked : undefined;
}

function verdictOf(filter: Predicate, row: ClusterRow): Verdict {
  const each = (all: readonly Predicate[]) =>
    all.map(one => verdictOf(one, row));
  if ('all' in filter) {
    return unlessFound(each(filter.all), false);
  }
  if ('any' in filter) {
    return unlessFound(each(filter.any), true);
  }
  if ('not' in filter) {
    const verdict = verdictOf(filter.not, row);
    return verdict === undefined ? undefined : !verdict;
  }
  return 'field' in filter && fieldOf(filter.field).of === 'cluster'
    ? holds(filter.test, clusterValues(row, filter))
    : undefined;
}

/** One that is as `decisive` decides; else one that is not known leaves it open. */
function unlessFound(verdicts: readonly Verdict[], decisive: boolean): Verdict {
  if (verdicts.includes(decisive)) {
    return decisive;
  }
  return verdicts.includes(undefined) ? undefined : !decisive;
}
