import type { Knex } from 'knex';
import { readRevisions } from './readRevisions';
import { takeChanges } from './takeChanges';
import { secondsOf } from '../keys';
import type { Revision } from './types';
import type { SeenChange } from './upgradesSeen';

/** A workload whose upgrades have to be told. */
export interface DueWorkload {
  clusterNo: number;
  kind: string;
  namespace: string;
  name: string;
  service: {
    service_id: number | null;
    service_confidence: number | null;
    service_by: string | null;
  };
  revisions: Revision[];
  source: 'replicaSet' | 'controllerRevision';
  rolledOut?: { revision: number; at: number };
  /** Oldest first. */
  changes: SeenChange[];
  /** When its revisions changed, if they were watched; seconds since 1970. */
  seenAt?: number;
  /** Since when its revisions are watched; undefined where they are not. */
  watchedSince?: number;
}

interface DueRow {
  workload_id: number;
  seen_at: string;
  rs_since: string | null;
  cr_since: string | null;
}

/** Those of clusters that have been seen whole: before, revisions may lack. */
function dueRows(knex: Knex, limit: number) {
  const watchedSince = (kind: string) =>
    knex('kind_syncs as k')
      .select('k.watched_since')
      .whereRaw('k.cluster_no = d.cluster_no')
      .where('k.kind', kind);
  return knex('upgrades_due as d')
    .join('clusters as c', 'c.no', 'd.cluster_no')
    .select('d.workload_id', 'd.seen_at', {
      rs_since: watchedSince('ReplicaSet'),
      cr_since: watchedSince('ControllerRevision'),
    })
    .whereNotNull('c.synced_at')
    .limit(limit);
}

export async function isAnyDue(knex: Knex): Promise<boolean> {
  return (await dueRows(knex, 1)).length > 0;
}

/**
 * Takes workloads that are due. They are taken before they are read: who writes
 * of one in the meantime makes it due once more. Other replicas take others.
 *
 * @returns those that there are still, and how many were taken
 */
export async function takeDue(
  tx: Knex.Transaction,
  limit: number,
): Promise<{ count: number; workloads: DueWorkload[] }> {
  const query = dueRows(tx, limit);
  const isPostgres = tx.client.config.client === 'pg';
  const due: DueRow[] = isPostgres
    ? await query.forUpdate('d').skipLocked()
    : await query;
  const ids = due.map(({ workload_id }) => workload_id);
  await tx('upgrades_due').whereIn('workload_id', ids).delete();
  return { count: ids.length, workloads: await readWorkloads(tx, due) };
}

async function readWorkloads(
  tx: Knex.Transaction,
  due: readonly DueRow[],
): Promise<DueWorkload[]> {
  const ids = due.map(({ workload_id }) => workload_id);
  const dueById = new Map(due.map(row => [row.workload_id, row]));
  const rows = await tx('workloads').whereIn('id', ids);
  const changes = await takeChanges(tx, ids);
  const replicaSets = await readRevisions(tx, 'replica_sets', ids);
  const others = await readRevisions(tx, 'controller_revisions', ids);
  return rows.map(row => {
    const { seen_at, rs_since, cr_since } = dueById.get(row.id)!;
    const own = replicaSets.get(row.id);
    const since = own ? rs_since : cr_since;
    return {
      clusterNo: row.cluster_no,
      kind: row.kind,
      namespace: row.namespace,
      name: row.name,
      service: {
        service_id: row.service_id,
        service_confidence: row.service_confidence,
        service_by: row.service_by,
      },
      revisions: own ?? others.get(row.id) ?? [],
      source: own ? 'replicaSet' : 'controllerRevision',
      rolledOut:
        row.revision && row.rolled_out_at
          ? { revision: row.revision, at: secondsOf(row.rolled_out_at) }
          : undefined,
      changes: changes.get(row.id) ?? [],
      seenAt:
        since !== null && seen_at > since ? secondsOf(seen_at) : undefined,
      watchedSince: since === null ? undefined : secondsOf(since),
    };
  });
}
