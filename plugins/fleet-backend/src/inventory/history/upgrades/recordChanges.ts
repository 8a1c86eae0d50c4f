import {
  columnOf,
  maybeKept,
  objectId,
  rowsFrom,
  rowValues,
  uid,
} from '../../store/operations/rowSource';
import type { Recorder } from '../Recorder';

/**
 * Notes workloads whose images, labels that tell a version, or facts are others
 * than before, and makes them due. A Job's never change.
 */
export const recordChanges: Recorder = async (statements, projection, all) => {
  const clusters = maybeKept(all);
  if (clusters.length === 0) {
    return;
  }
  const { dialect, now } = statements;
  const column = (name: string) => columnOf(dialect, projection, name);
  const kept = (name: string) =>
    `(select w.${name} from workloads w where w.id = n.id)`;
  const rows = `select r.cluster_no, ${objectId(uid(dialect))} as id,
      ${column('images')} as images, ${column('marks')} as marks,
      ${column('facts')} as facts
    from ${rowsFrom(dialect, clusters)}`;
  const differs = (name: string) => `${kept(name)} is distinct from n.${name}`;
  const isOther = `(${kept('images')} <> n.images
    or ${kept('id')} is not null
      and (${differs('marks')} or ${differs('facts')}))`;
  await statements.run(
    `insert into workload_changes
       (workload_id, seen_at, images_before, images, marks_before, marks,
        facts_before, facts)
     select n.id, cast(? as text), ${kept('images')}, n.images,
       ${kept('marks')}, n.marks, ${kept('facts')}, n.facts
     from (${rows}) n
     where ${isOther}`,
    [now, ...rowValues(clusters)],
  );
  await statements.run(
    `insert into upgrades_due (workload_id, cluster_no, seen_at)
     select n.id, n.cluster_no, cast(? as text)
     from (${rows}) n
     where ${isOther}
     order by 1
     on conflict (workload_id) do update set workload_id = excluded.workload_id`,
    [now, ...rowValues(clusters)],
  );
};
