import type { Projection } from '../../projections';
import type { Statements } from './Statements';

/**
 * Drops the rows of objects of a cluster that are gone.
 *
 * @param uids - JSON array of their UIDs in hex
 */
export async function deleteRows(
  statements: Statements,
  { table, numbered }: Projection,
  { clusterNo, uids }: { clusterNo: number; uids: string },
): Promise<void> {
  const { among, bytes, elements, parameter, text } = statements.dialect;
  const gone = `select ${bytes(text('g.value'))} from ${elements(
    parameter,
    'g',
  )}`;
  const sameUid = `cluster_no = ? and uid ${among(gone)}`;
  const condition = numbered
    ? `id ${among(`select id from object_ids where ${sameUid}`)}`
    : sameUid;
  await statements.run(`delete from ${table} where ${condition}`, [
    clusterNo,
    uids,
  ]);
}
