import { type Asker, withinScope } from '../asker';
import type { Sql, SqlReader } from '../sql';
import type { ChangeFilter } from './matchingChanges';

/**
 * Who may know of a cluster may know what happens to it; to know of policies of
 * a namespace, one has to know of the namespace.
 */
export function visibleChanges(
  reader: Pick<SqlReader, 'oneOf'>,
  { fleet, workloads }: Asker,
): Pick<ChangeFilter, 'ofClusters' | 'ofPolicies'> {
  const nos = fleet.clusters.map(({ no }) => no);
  const ofClusters = fleet.isWhole
    ? undefined
    : reader.oneOf('u.cluster_no', nos);
  const within = withinScope(reader, workloads, 'u');
  const ofNamespaces = within && {
    text: `(u.namespace is null or ${within.text})`,
    values: within.values,
  };
  return { ofClusters, ofPolicies: both(ofClusters, ofNamespaces) };
}

function both(one: Sql | undefined, other: Sql | undefined): Sql | undefined {
  return one && other
    ? {
        text: `${one.text} and ${other.text}`,
        values: [...one.values, ...other.values],
      }
    : one ?? other;
}
