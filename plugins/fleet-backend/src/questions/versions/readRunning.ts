import { groupBy } from '../coverage';
import type { Sql, SqlReader } from '../sql';

/** Workloads of one service in one cluster that agree on their version. */
export interface RunningRow {
  service_id: number;
  cluster_no: number;
  version: string | null;
  workloads: number | string;
  unhealthy: number | string;
  /** 0 high, 1 medium, 2 low: the surest of them. */
  confidence: number;
}

/** What runs of services, by their numbers. */
export async function readRunning(
  reader: SqlReader,
  options: { serviceIds: readonly number[]; visible?: Sql },
): Promise<Map<number, RunningRow[]>> {
  const { serviceIds, visible } = options;
  if (serviceIds.length === 0) {
    return new Map();
  }
  const services = reader.oneOf('w.service_id', serviceIds);
  const rows = await reader.read<RunningRow>({
    text: `select w.service_id, w.cluster_no, w.version, count(*) as workloads,
        sum(case when w.status in ('degraded', 'failed') then 1 else 0 end)
          as unhealthy,
        min(w.service_confidence) as confidence
      from workloads w
      where ${services.text} ${visible ? `and ${visible.text}` : ''}
        and not (w.kind = 'Job' and w.owner_id is not null)
      group by w.service_id, w.cluster_no, w.version`,
    values: [...services.values, ...(visible?.values ?? [])],
  });
  return groupBy(rows, ({ service_id }) => service_id);
}
