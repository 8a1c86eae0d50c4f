import { InputError } from '@backstage/errors';
import type { ListDeclared } from '@flotilla/backstage-plugin-fleet-common';
import { type Asker, visibleServices, visibleTo } from '../asker';
import type { ClusterRow } from '../coverage';
import { refOf } from '../entityRefs';
import { isKeepable } from '../filter';
import type { Sql, SqlReader } from '../sql';

/**
 * The condition on services `s` that they are as a query asks, and that the
 * asker may know of them.
 *
 * @param cluster - That they have to run in; any, or none, if absent
 * @throws InputError for what no service can have
 */
export function askedServices(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  query: ListDeclared['query'],
  cluster: ClusterRow | undefined,
): Sql {
  const { namespace, owner, system } = query;
  if (namespace && !isKeepable(namespace)) {
    throw new InputError('The namespace has characters that none has');
  }
  const visible = visibleServices(reader, asker, 's');
  const conditions: Sql[] = [
    { text: '1 = 1', values: [] },
    ...equals('owner', owner, 'group'),
    ...equals('system', system, 'system'),
    ...(cluster || namespace
      ? [runsIn(reader, asker, { clusterNo: cluster?.no, namespace })]
      : []),
    ...(visible ? [visible] : []),
  ];
  return {
    text: conditions.map(({ text }) => text).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function equals(
  column: string,
  ref: string | undefined,
  defaultKind: string,
): Sql[] {
  return ref
    ? [{ text: `s.${column} = ?`, values: [refOf(ref, { defaultKind })] }]
    : [];
}

function runsIn(
  reader: Pick<SqlReader, 'oneOf'>,
  asker: Asker,
  { clusterNo, namespace }: { clusterNo?: number; namespace?: string },
): Sql {
  const visible = visibleTo(reader, asker, 'o');
  const conditions: Sql[] = [
    ...(clusterNo === undefined
      ? []
      : [{ text: 'o.cluster_no = ?', values: [clusterNo] }]),
    ...(namespace ? [{ text: 'o.namespace = ?', values: [namespace] }] : []),
    ...(visible ? [visible] : []),
  ];
  return {
    text: `s.id in (select o.service_id from workloads o
      where o.service_id is not null
        and ${conditions.map(({ text }) => text).join(' and ')})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
