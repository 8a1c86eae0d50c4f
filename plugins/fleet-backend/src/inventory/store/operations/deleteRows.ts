import { GONE_RECORDERS } from '../../history/recorders';
import type { Projection } from '../../projections';
import { sameUids } from './sameUids';
import type { Statements } from './Statements';

/**
 * Drops the rows of objects of a cluster that are gone, after what that tells of
 * the past.
 *
 * @param uids - JSON array of their UIDs in hex
 */
export async function deleteRows(
  statements: Statements,
  projection: Projection,
  gone: { clusterNo: number; uids: string },
): Promise<void> {
  const { table, numbered } = projection;
  for (const record of GONE_RECORDERS[table] ?? []) {
    await record(statements, projection, gone);
  }
  const { clusterNo, uids } = gone;
  const { dialect } = statements;
  const sameUid = sameUids(dialect);
  const condition = numbered
    ? `id ${dialect.among(`select id from object_ids where ${sameUid}`)}`
    : sameUid;
  await statements.run(`delete from ${table} where ${condition}`, [
    clusterNo,
    uids,
  ]);
}
