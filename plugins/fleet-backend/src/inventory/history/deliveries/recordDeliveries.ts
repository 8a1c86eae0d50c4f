import {
  columnOf,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';

/** Makes due those who delivered something since they were seen before. */
export const recordDeliveries: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect, now } = statements;
  await statements.run(
    `insert into deliveries_due (delivery_id, cluster_no, seen_at)
     select n.id, n.cluster_no, cast(? as text)
     from (
       select r.cluster_no, ${objectId(uid(dialect))} as id,
         ${columnOf(dialect, projection, 'history')} as history
       from ${rowsFrom(dialect, clusters)}
     ) n
     where (select d.history from deliveries d where d.id = n.id)
       is distinct from n.history
     order by 1
     on conflict (delivery_id) do update set seen_at = excluded.seen_at`,
    [now, ...rowValues(clusters)],
  );
};
