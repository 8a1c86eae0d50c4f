import type { ClusterRows } from './rowSource';
import type { Statements } from './Statements';

/** Numbers the objects that rows refer to: their owners, or they themselves. */
export async function writeObjectIds(
  statements: Statements,
  clusters: readonly ClusterRows[],
): Promise<void> {
  const lists = clusters.flatMap(({ no, objects }) =>
    objects ? [[no, objects] as const] : [],
  );
  if (lists.length === 0) {
    return;
  }
  const { bytes, elements, integerParameter, parameter, text } =
    statements.dialect;
  const one = `select ${integerParameter} as cluster_no,
    ${bytes(text('e.value'))} as uid from ${elements(parameter, 'e')}`;
  await statements.run(
    `insert into object_ids (cluster_no, uid)
     select n.cluster_no, n.uid
     from (select distinct * from (${lists
       .map(() => one)
       .join(' union all ')}) l) n
     where (
       select o.id from object_ids o
       where o.cluster_no = n.cluster_no and o.uid = n.uid
     ) is null
     on conflict (cluster_no, uid) do nothing`,
    lists.flat(),
  );
}
