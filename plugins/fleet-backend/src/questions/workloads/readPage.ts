import type { Sql, SqlReader } from '../sql';
import type { FoundWorkload } from './FoundWorkload';
import type { WorkloadOrder } from './order';

/** With the values that it is sorted by: k0, k1, … */
type SortedWorkload = FoundWorkload & Record<string, unknown>;

export interface PageOptions {
  order: WorkloadOrder;
  limit: number;
  /** The cursor's values, where one is given. */
  after?: ReadonlyArray<string | number>;
  /** The numbers of the only clusters that it can be of, where that is known. */
  clusterNos?: readonly number[];
}

/**
 * One page of what matches. It is found and sorted by what is short, and what
 * is shown is read for the page alone.
 */
export async function readPage(
  reader: SqlReader,
  matching: Sql,
  options: PageOptions,
): Promise<{ rows: FoundWorkload[]; nextCursor?: string }> {
  const { order, limit, clusterNos } = options;
  if (clusterNos?.length === 0) {
    return { rows: [] };
  }
  const found = pageSql(reader, matching, options);
  const rows = await reader.read<SortedWorkload>({
    text: `select f.*, w.cluster_no, w.kind, w.namespace, w.name, w.version,
        w.desired, w.ready, w.updated, w.available, w.status, w.status_reason,
        w.service_confidence, w.service_by, o.uid, t.text as images,
        s.entity_ref, s.owner, s.system, s.lifecycle
      from (${found.text}) f cross join workloads w cross join object_ids o
        cross join texts t left join services s on s.id = w.service_id
      where w.id = f.id and o.id = w.id and t.id = w.images
      order by ${order.clause((_, n) => `f.k${n}`)}`,
    values: found.values,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: last && order.positionAfter(last),
  };
}

function pageSql(
  reader: SqlReader,
  matching: Sql,
  { order, limit, after, clusterNos }: PageOptions,
): Sql {
  const conditions: Sql[] = [
    ...(clusterNos ? [reader.oneOf('w.cluster_no', clusterNos)] : []),
    matching,
    ...(order.needsClusters
      ? [{ text: 'c.no = w.cluster_no', values: [] }]
      : []),
    ...(after ? [order.comesAfter(after)] : []),
  ];
  return {
    text: `select w.id, ${order.selected}
      from workloads w ${order.needsClusters ? 'cross join clusters c' : ''}
      where ${conditions.map(({ text }) => text).join(' and ')}
      order by ${order.clause()} limit ?`,
    values: [...conditions.flatMap(({ values }) => values), limit + 1],
  };
}
