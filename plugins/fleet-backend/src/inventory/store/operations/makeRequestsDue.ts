import type { NumberedBatch } from './writeBatches';
import type { Statements } from './Statements';

/** With all that is between a pod and what its requests are kept with. */
const TABLES = ['pods', 'nodes', 'workloads', 'replica_sets'];

/**
 * Makes due the clusters of which pods, nodes or workloads came, changed or went,
 * so that what their pods ask for is summed up. One that is due already is locked: who sums up
 * takes it only when these rows are committed.
 */
export async function makeRequestsDue(
  statements: Statements,
  batches: readonly NumberedBatch[],
): Promise<void> {
  const nos = batches
    .filter(({ projection }) => TABLES.includes(projection.table))
    .map(({ no }) => no);
  if (nos.length === 0) {
    return;
  }
  const { at, elements, parameter } = statements.dialect;
  await statements.run(
    `insert into requests_due (cluster_no)
     select ${at('v.value', 0, 'integer')} from ${elements(parameter, 'v')}
     where true
     order by 1
     on conflict (cluster_no) do update set cluster_no = excluded.cluster_no`,
    [JSON.stringify([...new Set(nos)].map(no => [no]))],
  );
}
