import type { SqlReader } from '../sql';
import { matchingPlacements, PlacementFilter } from './matchingPlacements';
import { afterPosition, ORDER, positionAfter } from './workloadOrder';
import type { WorkloadRow } from './WorkloadRow';

export interface FindWorkloadsOptions extends PlacementFilter {
  limit: number;
  cursor?: string;
}

/** One page of the workloads that match, ordered by cluster and name. */
export async function findWorkloads(
  reader: SqlReader,
  options: FindWorkloadsOptions,
): Promise<{ rows: WorkloadRow[]; total: number; nextCursor?: string }> {
  const { limit, cursor, clusterNos } = options;
  const after = cursor === undefined ? undefined : afterPosition(cursor);
  if (clusterNos?.length === 0) {
    return { rows: [], total: 0 };
  }
  const matching = matchingPlacements(options);
  const rows = await reader.read<WorkloadRow>({
    text: `select w.id, w.cluster_no, w.kind, w.namespace, w.name, w.version,
        w.desired, w.ready, w.updated, w.available, w.status, w.status_reason,
        c.name as cluster_name, m.rank, o.uid, t.text as images
      from ${matching.from} cross join object_ids o cross join texts t
      where ${matching.where} and o.id = w.id and t.id = w.images
        ${after ? `and ${after.text}` : ''}
      order by ${ORDER} limit ?`,
    values: [...matching.values, ...(after?.values ?? []), limit + 1],
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    // A first page that is the last one has been counted by reading it.
    total: last || after ? await countWorkloads(reader, options) : rows.length,
    nextCursor: last && positionAfter(last),
  };
}

async function countWorkloads(
  reader: SqlReader,
  filter: PlacementFilter,
): Promise<number> {
  const { from, where, values } = matchingPlacements(filter);
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from ${from} where ${where}`,
    values,
  });
  return Number(count);
}
