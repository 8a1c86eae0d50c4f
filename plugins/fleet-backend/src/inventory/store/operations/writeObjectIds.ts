import type { Projection } from '../../projections';
import {
  type ClusterRows,
  FIRST_COLUMN,
  rowsFrom,
  rowValues,
  uid,
} from './rowSource';
import type { Statements } from './Statements';

/** Numbers the objects of rows, where others refer to them, and their owners. */
export async function writeObjectIds(
  statements: Statements,
  projection: Projection,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const { dialect } = statements;
  const { numbered, columns } = projection;
  const owners = columns.flatMap(({ type }, index) =>
    type === 'owner'
      ? [dialect.bytes(dialect.at('r.value', FIRST_COLUMN + index, 'text'))]
      : [],
  );
  for (const bytes of [...(numbered ? [uid(dialect)] : []), ...owners]) {
    await statements.run(
      `insert into object_ids (cluster_no, uid)
       select n.cluster_no, n.uid from (
         select distinct r.cluster_no, ${bytes} as uid
         from ${rowsFrom(dialect, clusters)}
       ) n
       where n.uid is not null and (
         select o.id from object_ids o
         where o.cluster_no = n.cluster_no and o.uid = n.uid
       ) is null
       on conflict (cluster_no, uid) do nothing`,
      rowValues(clusters),
    );
  }
}
