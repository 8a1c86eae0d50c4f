import { placeholders, Sql } from '../sql';
import { rankedWorkloads } from './rankedWorkloads';
import type { LookupAlternative } from '../../services/lookup';

export interface PlacementFilter {
  alternatives: readonly LookupAlternative[];
  /** Numbers of clusters; all if absent. */
  clusterNos?: readonly number[];
  /** All that are given must hold. */
  namespaces: readonly string[];
  /** What the asker may know of; everything if absent. */
  visible?: Sql;
}

/** Parts of a statement, and the values for both. */
export interface Matching {
  from: string;
  where: string;
  values: Sql['values'];
}

/**
 * Workloads (w) and their clusters (c), with the first alternative (m.rank)
 * that each matches.
 */
export function matchingPlacements(filter: PlacementFilter): Matching {
  const { alternatives, clusterNos, namespaces, visible } = filter;
  const ranked = rankedWorkloads(alternatives);
  const where = [
    'w.id = m.id and c.no = w.cluster_no',
    // A CronJob's Jobs are its runs, not places of their own.
    `not (w.kind = 'Job' and w.owner_id is not null)`,
    ...(clusterNos ? [`w.cluster_no in ${placeholders(clusterNos)}`] : []),
    ...namespaces.map(() => 'w.namespace = ?'),
    ...(visible ? [visible.text] : []),
  ];
  return {
    from: `(
        select id, min(rank) as rank
        from (${ranked.text}) found group by id
      ) m cross join workloads w cross join clusters c`,
    where: where.join(' and '),
    values: [
      ...ranked.values,
      ...(clusterNos ?? []),
      ...namespaces,
      ...(visible?.values ?? []),
    ],
  };
}
