import type { Knex } from 'knex';
import type { ClaimableWorkload } from '../../claims/Claim';

/**
 * Takes workloads that are due. They are taken before they are read: who writes
 * labels in the meantime makes them due once more. Other replicas take others.
 *
 * @returns the workloads that there are still, and how many were taken
 */
export async function takeDue(
  tx: Knex.Transaction,
  limit: number,
): Promise<{ count: number; workloads: ClaimableWorkload[] }> {
  const query = tx('claims_due')
    .select('workload_id')
    .orderBy('workload_id')
    .limit(limit);
  const isPostgres = tx.client.config.client === 'pg';
  const due = isPostgres ? await query.forUpdate().skipLocked() : await query;
  const ids: number[] = due.map(({ workload_id }) => workload_id);
  await tx('claims_due').whereIn('workload_id', ids).delete();
  return { count: ids.length, workloads: await readWorkloads(tx, ids) };
}

async function readWorkloads(
  tx: Knex.Transaction,
  ids: readonly number[],
): Promise<ClaimableWorkload[]> {
  const rows = await tx('workloads as w')
    .join('clusters as c', 'c.no', 'w.cluster_no')
    .select('w.id', 'c.id as cluster_id', 'c.name as cluster_name')
    .select('w.namespace')
    .whereIn('w.id', ids);
  const labels = await tx('workload_labels as f')
    .join('labels as l', 'l.id', 'f.label_id')
    .select('f.workload_id', 'l.label_key', 'l.label_value')
    .whereIn('f.workload_id', ids);
  const byId = new Map(ids.map(id => [id, new Map<string, string>()]));
  for (const { workload_id, label_key, label_value } of labels) {
    byId.get(workload_id)?.set(label_key, label_value);
  }
  return rows.map(row => ({
    id: row.id,
    clusterId: row.cluster_id,
    clusterName: row.cluster_name,
    namespace: row.namespace,
    labels: byId.get(row.id) ?? new Map(),
  }));
}
