import { InputError } from '@backstage/errors';
import { type Asker, visibleTo } from '../asker';
import type { ClusterRow } from '../coverage';
import { isKeepable } from '../filter';
import type { Sql, SqlReader } from '../sql';

/** Where workloads are looked for. */
export interface UnclaimedScope {
  /** Undefined for all clusters. */
  cluster?: ClusterRow;
  /** Undefined for all namespaces. */
  namespace?: string;
}

/**
 * The condition on workloads `w` that they are where a query asks, and that the
 * asker may know of them. A CronJob's Jobs are its runs, not workloads.
 *
 * @throws InputError for what no namespace is called
 */
export function askedWorkloads(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  { cluster, namespace }: UnclaimedScope,
): Sql {
  if (namespace && !isKeepable(namespace)) {
    throw new InputError('The namespace has characters that none has');
  }
  const visible = visibleTo(reader, asker, 'w');
  const conditions: Sql[] = [
    { text: `not (w.kind = 'Job' and w.owner_id is not null)`, values: [] },
    ...(cluster ? [{ text: 'w.cluster_no = ?', values: [cluster.no] }] : []),
    ...(namespace ? [{ text: 'w.namespace = ?', values: [namespace] }] : []),
    ...(visible ? [visible] : []),
  ];
  return {
    text: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Those of them that belong to no service of the catalog. */
export function unclaimedWorkloads({ text, values }: Sql): Sql {
  return { text: `w.service_id is null and ${text}`, values };
}
