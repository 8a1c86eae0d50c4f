import {
  CHANGE_KINDS,
  type ChangeKind,
  WORKLOAD_CHANGES,
} from '../../inventory/history/changes/types';
import type { Sql } from '../sql';
import {
  matchingUpgrades,
  type UpgradeFilter,
} from '../upgrades/matchingUpgrades';

export interface ChangeFilter extends UpgradeFilter {
  /** What the asker may know of, of what is of clusters (u). */
  ofClusters?: Sql;
  /** And of policies (u), those of namespaces among them. */
  ofPolicies?: Sql;
}

/** With the columns by which policy tells who may know of them. */
const POLICIES = `(
  select c.*, cast(null as integer) as service_id,
    cast(null as integer) as service_confidence
  from changes c) u`;

/** Parts of a statement, and the values for both. */
export interface MatchingChanges {
  from: string;
  where: string;
  values: Sql['values'];
}

/** Whether changes of a kind are of workloads (h), not of clusters. */
export function isOfWorkloads(kind: ChangeKind): boolean {
  return WORKLOAD_CHANGES.some(one => one === kind);
}

/**
 * Changes (u) of one kind that match; undefined where none can. Each kind is
 * read by itself: so it is in the order of an index, however rare it is.
 *
 * @param needsWorkloads - As of upgrades
 */
export function matchingChanges(
  kind: ChangeKind,
  filter: ChangeFilter,
  needsWorkloads: boolean,
): MatchingChanges | undefined {
  const ofKind = `u.kind = ${CHANGE_KINDS.indexOf(kind)}`;
  if (isOfWorkloads(kind)) {
    const matching = matchingUpgrades(filter, needsWorkloads, 'changes');
    return { ...matching, where: `${matching.where} and ${ofKind}` };
  }
  if (filter.entityRef !== undefined || filter.owner !== undefined) {
    return undefined;
  }
  const { from, to, clusterNo, ofClusters, ofPolicies } = filter;
  const visible = kind === 'policy' ? ofPolicies : ofClusters;
  const conditions: Sql[] = [
    { text: `${ofKind} and u.id >= ?`, values: [from] },
    ...(to === undefined ? [] : [{ text: 'u.id < ?', values: [to] }]),
    ...(clusterNo === undefined
      ? []
      : [{ text: 'u.cluster_no = ?', values: [clusterNo] }]),
    ...(visible ? [visible] : []),
  ];
  return {
    from: kind === 'policy' ? POLICIES : 'changes u',
    where: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}
