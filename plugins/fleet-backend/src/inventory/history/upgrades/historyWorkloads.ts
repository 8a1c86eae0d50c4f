import type { Knex } from 'knex';
import type { DueWorkload } from './readDue';

const KEY = ['cluster_no', 'namespace', 'name', 'kind'] as const;

/** What a workload's past is kept by. */
export interface PastOf {
  id: number;
  truncatedAt?: number;
}

/** What is kept of the past of a workload; undefined for one without any. */
export async function findPast(
  tx: Knex.Transaction,
  workload: DueWorkload,
): Promise<PastOf | undefined> {
  const row = await tx('history_workloads')
    .first('id', 'truncated_at')
    .where(keyOf(workload));
  return (
    row && {
      id: row.id,
      truncatedAt: row.truncated_at === null ? undefined : +row.truncated_at,
    }
  );
}

/** Begins to keep a workload's past. */
export async function addPast(
  tx: Knex.Transaction,
  workload: DueWorkload,
): Promise<PastOf> {
  await tx('history_workloads')
    .insert({ ...keyOf(workload), ...workload.service })
    .onConflict([...KEY])
    .ignore();
  return (await findPast(tx, workload))!;
}

/** Keeps before which second nothing is known of it. */
export async function keepTruncatedAt(
  tx: Knex.Transaction,
  { id }: PastOf,
  truncatedAt: number,
): Promise<void> {
  await tx('history_workloads')
    .where({ id })
    .update({ truncated_at: truncatedAt });
}

function keyOf({ clusterNo, namespace, name, kind }: DueWorkload) {
  return { cluster_no: clusterNo, namespace, name, kind };
}
