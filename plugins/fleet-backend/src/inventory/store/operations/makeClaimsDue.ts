import type { Projection } from '../../projections';
import {
  type ClusterRows,
  columnOf,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from './rowSource';
import type { Statements } from './Statements';

/**
 * Makes due those workloads whose labels are others than before, so that the
 * service that they belong to is looked for. To be called before their rows are
 * written. One that is due already is locked: who looks for services takes it
 * only when its new labels are committed.
 */
export async function makeClaimsDue(
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const { dialect } = statements;
  await statements.run(
    `insert into claims_due (workload_id)
     select n.id from (
       select ${objectId(uid(dialect))} as id,
         ${columnOf(dialect, projection, 'labels_hash')} as labels_hash
       from ${rowsFrom(dialect, clusters)}
     ) n
     where (select w.labels_hash from workloads w where w.id = n.id)
       is distinct from n.labels_hash
     order by 1
     on conflict (workload_id) do update set workload_id = excluded.workload_id`,
    rowValues(clusters),
  );
}
