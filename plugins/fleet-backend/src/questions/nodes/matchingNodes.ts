import type { ListNodes } from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../asker';
import type { Sql, SqlReader } from '../sql';

/** The condition on nodes (n) that match a query, of clusters that the asker may know of. */
export function matchingNodes(
  reader: Pick<SqlReader, 'oneOf'>,
  { cluster, os, arch, ready }: ListNodes['query'],
  { fleet }: Asker,
): Sql {
  const nos = fleet.clusters.map(({ no }) => no);
  const conditions: Sql[] = [
    ...(fleet.isWhole ? [] : [reader.oneOf('n.cluster_no', nos)]),
    ...(cluster ? [is('n.cluster_no = ?', fleet.resolve(cluster).no)] : []),
    ...(os ? [is('n.os = ?', os)] : []),
    ...(arch ? [is('n.arch = ?', arch)] : []),
    ...(ready === undefined ? [] : [{ text: readiness(ready), values: [] }]),
  ];
  return {
    text: conditions.map(({ text }) => text).join(' and ') || '1 = 1',
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Databases do not agree on what a boolean parameter is. */
function readiness(ready: boolean): string {
  return ready ? 'n.ready' : 'not n.ready';
}

function is(text: string, value: string | number): Sql {
  return { text, values: [value] };
}
