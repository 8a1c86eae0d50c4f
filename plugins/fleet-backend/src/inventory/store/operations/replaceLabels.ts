import type { Projection } from '../../projections';
import {
  type ClusterRows,
  labelOf,
  labelsFrom,
  maybeKept,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from './rowSource';
import type { Statements } from './Statements';

/**
 * Gives workloads the labels that their rows have, and no others, where these
 * changed: their services are then due.
 */
export async function replaceLabels(
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const { dialect } = statements;
  const workload = objectId(uid(dialect));
  const { key, value } = labelOf(dialect);
  const kept = maybeKept(clusters);
  if (kept.length > 0) {
    const workloads = `select ${workload} from ${rowsFrom(dialect, kept)}`;
    await statements.run(
      `delete from workload_labels
       where workload_id ${dialect.among(workloads)}
         and ${isDue('workload_labels.workload_id')}`,
      rowValues(kept),
    );
  }
  await statements.run(
    `insert into workload_labels (label_id, workload_id)
     select
       (select x.id from labels x
        where x.label_key = ${key} and x.label_value = ${value}),
       ${workload}
     from ${labelsFrom(dialect, projection, clusters)}
     where ${isDue(workload)}`,
    rowValues(clusters),
  );
}

function isDue(workload: string): string {
  return `exists (select 1 from claims_due d where d.workload_id = ${workload})`;
}
