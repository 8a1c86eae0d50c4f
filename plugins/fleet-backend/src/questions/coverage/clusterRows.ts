import type { SyncStatus } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';

/** A cluster as the inventory has it. */
export interface ClusterRow {
  /** What the rows of its objects refer to; never shown. */
  no: number;
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

/** All clusters, in the order in which they came. */
export async function readClusterRows(knex: Knex): Promise<ClusterRow[]> {
  return knex<ClusterRow>('clusters')
    .select(
      'no',
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
    )
    .orderBy('no');
}
