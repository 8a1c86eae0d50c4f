import type { Knex } from 'knex';

/**
 * A query of what is due (d), with the workload at the top (kind, name) that its
 * pod belongs to: a Deployment (w) through its ReplicaSet (s), a CronJob (c)
 * through its Job. A pod that none of those control is one itself.
 */
export function dueWithWorkload(tx: Knex): Knex.QueryBuilder {
  return tx('restarts_due as d')
    .join('texts as n', 'n.id', 'd.namespace')
    .leftJoin('replica_sets as s', 's.id', 'd.owner_id')
    .leftJoin('workloads as w', join =>
      join.on('w.id', tx.raw('coalesce(s.owner_id, d.owner_id)')),
    )
    .leftJoin('workloads as c', 'c.id', 'w.owner_id');
}

/** The columns of that workload, as history_workloads has them. */
export const WORKLOAD = {
  cluster_no: 'd.cluster_no',
  namespace: 'n.text',
  name: 'coalesce(c.name, w.name, s.name, d.pod)',
  kind: `coalesce(c.kind, w.kind,
    case when s.id is null then 'Pod' else 'ReplicaSet' end)`,
};

/** Whether all above the pod is known, as far as there is any. */
export const IS_KNOWN = `(d.owner_id is null
  or s.id is not null and s.owner_id is null
  or w.id is not null and (w.owner_id is null or c.id is not null))`;
