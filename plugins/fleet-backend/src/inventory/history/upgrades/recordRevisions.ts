import {
  columnOf,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';

/**
 * Makes due the workloads of revisions that are new, or have another number or
 * other facts than before. A first revision alone tells of no upgrade.
 */
export const recordRevisions: Recorder = async (
  statements,
  projection,
  clusters,
) => {
  const { dialect, now } = statements;
  const { table } = projection;
  const column = (name: string) => columnOf(dialect, projection, name);
  const kept = (name: string) =>
    `(select o.${name} from ${table} o where o.id = n.id)`;
  await statements.run(
    `insert into upgrades_due (workload_id, cluster_no, seen_at)
     select n.owner_id, min(n.cluster_no), cast(? as text)
     from (
       select r.cluster_no, ${objectId(uid(dialect))} as id,
         ${column('owner_id')} as owner_id,
         ${column('revision')} as revision, ${column('facts')} as facts
       from ${rowsFrom(dialect, clusters)}
     ) n
     where n.owner_id is not null and n.revision is not null
       and (${kept('revision')} is distinct from n.revision
         or ${kept('facts')} is distinct from n.facts)
       and (n.revision > 1
         or (select min(o.revision) from ${table} o
             where o.owner_id = n.owner_id) is not null)
     group by n.owner_id
     order by n.owner_id
     on conflict (workload_id) do update set workload_id = excluded.workload_id`,
    [now, ...rowValues(clusters)],
  );
};
