import type { Knex } from 'knex';
import type { DeliveredWorkload } from '../../projections/deliveries/delivery';

/** The workloads of a cluster that have all of these labels. */
export async function labelledWorkloads(
  tx: Knex.Transaction,
  clusterNo: number,
  labels: ReadonlyArray<readonly [key: string, value: string]>,
): Promise<DeliveredWorkload[]> {
  const query = tx('workloads')
    .select('kind', 'namespace', 'name')
    .where({ cluster_no: clusterNo });
  for (const [key, value] of labels) {
    query.whereIn(
      'id',
      tx('labels as l')
        .join('workload_labels as f', 'f.label_id', 'l.id')
        .where({ 'l.label_key': key, 'l.label_value': value })
        .select('f.workload_id'),
    );
  }
  const rows = await query;
  return rows.map(row => [row.kind, row.namespace, row.name]);
}

/** The numbers in history_workloads of workloads of a cluster. */
export async function pastsOf(
  tx: Knex.Transaction,
  clusterNo: number,
  workloads: readonly DeliveredWorkload[],
): Promise<number[]> {
  const found = workloads.map(([kind, namespace, name]) =>
    tx('history_workloads')
      .where({ cluster_no: clusterNo, kind, namespace, name })
      .pluck('id'),
  );
  return (await Promise.all(found)).flat();
}
