import type { Sql, SqlReader } from '../sql';
import type { Asker, WorkloadCriteria, WorkloadScope } from './Asker';

const NOTHING: Sql = { text: '1 = 0', values: [] };
const EVERYTHING: Sql = { text: '1 = 1', values: [] };

/**
 * The condition for what an asker may know of, on a table that has the columns
 * cluster_no, namespace, service_id and service_confidence: workloads, and what
 * is kept of their past. However much a policy lists, each list is one
 * parameter, which is joined.
 *
 * @param alias - The table's in the statement
 * @returns undefined where the asker may know of everything
 */
export function visibleTo(
  reader: Pick<SqlReader, 'oneOf'>,
  { fleet, workloads }: Pick<Asker, 'fleet' | 'workloads'>,
  alias: string,
): Sql | undefined {
  const nos = fleet.clusters.map(({ no }) => no);
  const within = withinScope(reader, workloads, alias);
  const conditions = [
    ...(fleet.isWhole ? [] : [reader.oneOf(`${alias}.cluster_no`, nos)]),
    ...(within ? [within] : []),
  ];
  return conditions.length > 0 ? joined(conditions, ' and ') : undefined;
}

/** The same, where clusters are only those that the asker may know of. */
export function withinScope(
  reader: Pick<SqlReader, 'oneOf'>,
  workloads: WorkloadScope,
  alias: string,
): Sql | undefined {
  switch (workloads) {
    case 'all':
      return undefined;
    case 'none':
      return NOTHING;
    default:
      return toSql(reader, workloads, alias);
  }
}

function toSql(
  reader: Pick<SqlReader, 'oneOf'>,
  criteria: WorkloadCriteria,
  alias: string,
): Sql {
  const each = (all: readonly WorkloadCriteria[]) =>
    all.map(one => toSql(reader, one, alias));
  if ('allOf' in criteria) {
    const all = each(criteria.allOf);
    return all.length > 0 ? joined(all, ' and ') : EVERYTHING;
  }
  if ('anyOf' in criteria) {
    const any = each(criteria.anyOf);
    return any.length > 0 ? joined(any, ' or ') : NOTHING;
  }
  if ('not' in criteria) {
    const { text, values } = toSql(reader, criteria.not, alias);
    return { text: `not (${text})`, values };
  }
  if ('clusters' in criteria) {
    return reader.oneOf(`${alias}.cluster_no`, criteria.clusters);
  }
  if ('namespaces' in criteria) {
    return reader.oneOf(`${alias}.namespace`, criteria.namespaces);
  }
  return ownedBy(reader, criteria.owners, alias);
}

/** Never null, so that its opposite holds where nobody is known to own it. */
function ownedBy(
  reader: Pick<SqlReader, 'oneOf'>,
  owners: readonly string[],
  alias: string,
): Sql {
  const { text, values } = reader.oneOf('o.owner', owners);
  return {
    text: `coalesce(${alias}.service_confidence = 0 and ${alias}.service_id in
      (select o.id from services o where ${text}), 1 = 0)`,
    values,
  };
}

function joined(conditions: readonly Sql[], by: ' and ' | ' or '): Sql {
  return {
    text: `(${conditions.map(({ text }) => text).join(by)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
