import {
  columnOf,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';

/** Makes due the releases of which there is a new revision, or another status. */
export const recordHelm: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect, now } = statements;
  const column = (name: string) =>
    `${columnOf(dialect, projection, name)} as ${name}`;
  const columns = ['namespace', 'release_name', 'status'].map(column);
  await statements.run(
    `insert into helm_due (cluster_no, namespace, release_name, seen_at)
     select distinct n.cluster_no, n.namespace, n.release_name, cast(? as text)
     from (
       select r.cluster_no, ${uid(dialect)} as uid, ${columns}
       from ${rowsFrom(dialect, clusters)}
     ) n
     where n.release_name is not null and (select h.status from helm_revisions h
         where h.cluster_no = n.cluster_no and h.uid = n.uid)
       is distinct from n.status
     order by 1, 2, 3
     on conflict (cluster_no, namespace, release_name)
       do update set seen_at = excluded.seen_at`,
    [now, ...rowValues(clusters)],
  );
};
