import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../cursor';
import { matchingWorkloads } from '../selectors';
import type { LookupAlternative } from './ServiceLookup';

/** A workload as the inventory has it, and which alternative found it. */
export interface WorkloadRow {
  cluster_id: string;
  uid: string;
  kind: string;
  namespace: string;
  name: string;
  images: string;
  version: string | null;
  desired: number;
  ready: number;
  updated: number;
  available: number;
  status: 'healthy' | 'progressing' | 'degraded' | 'failed' | 'unknown';
  status_reason: string | null;
  cluster_name: string;
  rank: number;
}

const ORDER = [
  'c.name',
  'w.namespace',
  'w.name',
  'w.kind',
  'w.cluster_id',
  'w.uid',
] as const;

export interface FindWorkloadsOptions {
  alternatives: readonly LookupAlternative[];
  /** All if absent. */
  clusterIds?: readonly string[];
  /** All that are given must hold. */
  namespaces: readonly string[];
  limit: number;
  cursor?: string;
}

/** One page of the workloads that match, ordered by cluster and name. */
export async function findWorkloads(
  knex: Knex,
  options: FindWorkloadsOptions,
): Promise<{ rows: WorkloadRow[]; total: number; nextCursor?: string }> {
  const { limit, cursor } = options;
  const matching = matchingQuery(knex, options);
  const page = matching
    .clone()
    .select('w.*', 'c.name as cluster_name', 'm.rank')
    .orderBy(ORDER.map(column => ({ column })))
    .limit(limit + 1);
  if (cursor) {
    const columns = ORDER.map(() => '??').join(', ');
    const values = ORDER.map(() => '?').join(', ');
    page.whereRaw(`(${columns}) > (${values})`, [
      ...ORDER,
      ...decodeCursor(cursor, ORDER.length),
    ]);
  }
  const [rows, counted] = await Promise.all([
    page as Promise<WorkloadRow[]>,
    matching.clone().count({ count: '*' }).first(),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(row => ({ ...row, rank: Number(row.rank) })),
    total: Number(counted?.count ?? 0),
    nextCursor: last && encodeCursor(positionOf(last)),
  };
}

function positionOf(row: WorkloadRow): string[] {
  const { cluster_name, namespace, name, kind, cluster_id, uid } = row;
  return [cluster_name, namespace, name, kind, cluster_id, uid];
}

function matchingQuery(
  knex: Knex,
  { alternatives, clusterIds, namespaces }: FindWorkloadsOptions,
): Knex.QueryBuilder {
  const found = alternatives.map(({ requirements }, rank) =>
    matchingWorkloads(knex, requirements, rank),
  );
  const best = knex
    .from(knex.unionAll(found).as('found'))
    .select('cluster_id', 'uid')
    .min({ rank: 'rank' })
    .groupBy('cluster_id', 'uid')
    .as('m');
  const query = knex
    .from(best)
    .innerJoin('workloads as w', join =>
      join.on('w.cluster_id', 'm.cluster_id').on('w.uid', 'm.uid'),
    )
    .innerJoin('clusters as c', 'c.id', 'w.cluster_id')
    // A CronJob's Jobs are its runs, not places of their own.
    .whereNot(job => job.where('w.kind', 'Job').whereNotNull('w.owner_uid'));
  if (clusterIds) {
    query.whereIn('w.cluster_id', [...clusterIds]);
  }
  for (const namespace of namespaces) {
    query.where('w.namespace', namespace);
  }
  return query;
}
