import { firstKey } from '../../inventory/history/keys';
import type { Sql, SqlReader } from '../sql';

const DAY_MS = 86_400_000;

interface Count {
  id: number;
  n: number | string;
}

/**
 * How often containers of clusters restarted within a day, by the numbers of
 * clusters; none is absent.
 *
 * @param options - now: in ms; visible: which workloads `h` count
 */
export async function recentByCluster(
  reader: SqlReader,
  options: { nos: readonly number[]; now: number; visible?: Sql },
): Promise<ReadonlyMap<number, number>> {
  const { nos, now, visible } = options;
  const ofClusters = reader.oneOf('h.cluster_no', nos);
  const rows = await reader.read<Count>({
    // The sum keeps SQLite from reading all restarts in the order of workloads.
    text: `select h.cluster_no as id, sum(g.n) as n
      from (
        select r.workload_id + 0 as workload_id, sum(r.count) as n
        from restarts r where r.id >= ? group by r.workload_id + 0
      ) g cross join history_workloads h
      where h.id = g.workload_id and ${ofClusters.text}
        ${visible ? `and ${visible.text}` : ''}
      group by h.cluster_no`,
    values: [aDayBefore(now), ...ofClusters.values, ...(visible?.values ?? [])],
  });
  return toMap(rows);
}

/**
 * The same of workloads, which may be known of, by their numbers.
 *
 * @param ids - Of workloads
 */
export async function recentByWorkload(
  reader: SqlReader,
  { ids, now }: { ids: readonly number[]; now: number },
): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) {
    return new Map();
  }
  const { text, values } = reader.oneOf('w.id', ids);
  const rows = await reader.read<Count>({
    text: `select w.id, sum(r.count) as n
      from workloads w cross join history_workloads h cross join restarts r
      where ${text} and h.cluster_no = w.cluster_no
        and h.namespace = w.namespace and h.name = w.name and h.kind = w.kind
        and r.workload_id = h.id and r.id >= ?
      group by w.id`,
    values: [...values, aDayBefore(now)],
  });
  return toMap(rows);
}

function aDayBefore(now: number): number {
  return firstKey(Math.ceil((now - DAY_MS) / 1_000));
}

function toMap(rows: readonly Count[]): ReadonlyMap<number, number> {
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}
