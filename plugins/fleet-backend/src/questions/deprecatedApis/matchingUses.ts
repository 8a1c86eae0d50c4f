import type { ListDeprecatedApis } from '@flotilla/backstage-plugin-fleet-common';
import { type Asker, withinScope } from '../asker';
import type { Sql, SqlReader } from '../sql';
import { targetOf } from './targetOf';

/**
 * The uses that a query asks for and an asker may know of: `u`, with `l`, the
 * look that found them. Objects with a namespace are as workloads are, except
 * that nobody owns them.
 */
export function matchingUses(
  reader: SqlReader,
  { target, all, cluster }: ListDeprecatedApis['query'],
  { fleet, workloads }: Asker,
): Sql {
  const within = withinScope(reader, workloads, 'u');
  const nos = cluster
    ? [fleet.resolve(cluster).no]
    : fleet.clusters.map(({ no }) => no);
  const conditions: Sql[] = [
    ...(cluster || !fleet.isWhole ? [reader.oneOf('u.cluster_no', nos)] : []),
    ...(within
      ? [{ ...within, text: `(u.namespace = '' or ${within.text})` }]
      : []),
    ...(all ? [] : [removedBy(target)]),
  ];
  // The join's order is also that in which SQLite is to go.
  return {
    text: [
      `(
        select s.*, cast(null as integer) as service_id,
          cast(null as integer) as service_confidence
        from deprecated_api_uses s
      ) u cross join deprecated_api_looks l where l.cluster_no = u.cluster_no`,
      ...conditions.map(({ text }) => text),
    ].join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function removedBy(target: string | undefined): Sql {
  return target === undefined
    ? { text: 'u.removed_minor <= l.minor + 1', values: [] }
    : { text: 'u.removed_minor <= ?', values: [targetOf(target)] };
}
