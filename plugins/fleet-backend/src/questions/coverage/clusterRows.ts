import type { SyncStatus } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';

/** A cluster that says it is current, but was not heard of for so long, is not. */
const SILENT_MS = 60_000;

/** A cluster as the inventory has it. */
export interface ClusterRow {
  id: string;
  locator: string;
  name: string;
  labels: string;
  uid: string | null;
  git_version: string | null;
  distribution: string | null;
  platform: string | null;
  region: string | null;
  confidence: 'high' | 'medium' | 'low' | null;
  evidence: string | null;
  status: SyncStatus;
  status_reason: string | null;
  status_since: string;
  observed_at: string | null;
}

/** All clusters, each in the state that it is in at a time (ms). */
export async function readClusterRows(
  knex: Knex,
  now: number,
): Promise<ClusterRow[]> {
  const rows = await knex<ClusterRow>('clusters').select(
    'id',
    'locator',
    'name',
    'labels',
    'uid',
    'git_version',
    'distribution',
    'platform',
    'region',
    'confidence',
    'evidence',
    'status',
    'status_reason',
    'status_since',
    'observed_at',
  );
  return rows.map(row => atTime(row, now));
}

function atTime(row: ClusterRow, now: number): ClusterRow {
  const heard = Date.parse(row.observed_at ?? '') || 0;
  if (row.status !== 'current' || now - heard < SILENT_MS) {
    return row;
  }
  return {
    ...row,
    status: 'stale',
    status_reason: 'the collector has not reported on it',
    status_since: row.observed_at ?? row.status_since,
  };
}
