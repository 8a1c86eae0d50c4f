import type { Knex } from 'knex';
import { dueWithWorkload, IS_KNOWN, WORKLOAD } from './workloadOfPod';

/** Of what controls a pod, what may come after it. */
const KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'CronJob',
  'Job',
  'Rollout',
];

/** For how long what controls a pod may come after its restart, in s. */
const PATIENCE_S = 60;

/** A restart that is due, and the workload whose it is. */
export interface DueRestart {
  id: number;
  workload_id: number;
  cluster_no: number;
  container: number;
  count: number;
  reason: number | null;
  exit_code: number | null;
  /** 0 observed, 1 recovered. */
  evidence: number;
  /** Seconds since 1970. */
  at: number;
}

export async function isAnyDue(knex: Knex): Promise<boolean> {
  return (await knex('restarts_due').first('id')) !== undefined;
}

/**
 * Those whose workload is known, or will not become known: what controls the
 * pod is none of what is collected. Other replicas take others.
 *
 * @param options - now: in seconds
 * @returns their ids
 */
export async function lockDue(
  tx: Knex.Transaction,
  { limit, now }: { limit: number; now: number },
): Promise<number[]> {
  const isListed = tx('kind_syncs as k')
    .select(tx.raw('1'))
    .whereRaw('k.cluster_no = d.cluster_no')
    .where('k.status', 'initial')
    .whereIn('k.kind', KINDS);
  const query = dueWithWorkload(tx)
    .select('d.id')
    .where(either =>
      either
        .whereRaw(IS_KNOWN)
        .orWhere(late =>
          late
            .where('d.seen_at', '<', now - PATIENCE_S)
            .whereNotExists(isListed),
        ),
    )
    .orderBy('d.id')
    .limit(limit);
  const isPostgres = tx.client.config.client === 'pg';
  const due = isPostgres
    ? await query.forUpdate('d').skipLocked()
    : await query;
  return due.map(({ id }: { id: number }) => id);
}

/**
 * What is to be kept of them: a restart that was recovered is none where it is
 * kept already, as when a cluster left the fleet and came back.
 */
export async function readDue(
  tx: Knex.Transaction,
  ids: readonly number[],
): Promise<DueRestart[]> {
  const rows = await dueWithWorkload(tx)
    .join('history_workloads as h', join => {
      for (const [column, sql] of Object.entries(WORKLOAD)) {
        join.on(`h.${column}`, tx.raw(sql));
      }
    })
    .select('d.id', 'h.id as workload_id', 'd.cluster_no')
    .select('d.container', 'd.count')
    .select('d.reason', 'd.exit_code', 'd.evidence', 'd.at')
    .whereIn('d.id', ids)
    .whereNotExists(
      tx('restarts as r')
        .select(tx.raw('1'))
        .whereRaw('d.evidence = 1 and r.workload_id = h.id')
        .whereRaw('r.id between d.at * 65536 and d.at * 65536 + 65535')
        .whereRaw('r.container = d.container'),
    )
    .orderBy('d.id');
  // PostgreSQL gives large numbers as text.
  return rows.map((row: DueRestart) => ({ ...row, at: Number(row.at) }));
}
