import type { SyncStatus } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { NO_LOCATOR } from '../../clusters/store';
import { ownerOf } from './ownerOf';

/** A cluster as the inventory has it. */
export interface ClusterRow {
  /** What the rows of its objects refer to; never shown. */
  no: number;
  id: string;
  locator: string;
  /** What the locator knows it by; never shown. */
  locator_key: string;
  name: string;
  labels: string;
  uid: string | null;
  git_version: string | null;
  distribution: string | null;
  distribution_version: string | null;
  platform: string | null;
  region: string | null;
  confidence: 'high' | 'medium' | 'low' | null;
  evidence: string | null;
  status: SyncStatus;
  status_reason: string | null;
  status_since: string;
  observed_at: string | null;
  /** Whose it is by its labels: a full entity reference in lower case. */
  owner: string | null;
  /** The entity of the catalog that stands for it. */
  entity_ref: string | null;
}

/** What tells more of a cluster than its row. */
export interface ClusterRules {
  /** The label of a cluster that names its owner. */
  ownerLabel: string;
  entities: {
    /** The reference of the entity that stands for it. */
    refOf(
      cluster: Pick<ClusterRow, 'id' | 'locator' | 'locator_key'>,
    ): string | undefined;
  };
}

/** All clusters that a locator names, in the order in which they came. */
export async function readClusterRows(
  knex: Knex,
  { ownerLabel, entities }: ClusterRules,
): Promise<ClusterRow[]> {
  const rows = await knex<Omit<ClusterRow, 'owner' | 'entity_ref'>>('clusters')
    .select(
      'no',
      'id',
      'locator',
      'locator_key',
      'name',
      'labels',
      'uid',
      'git_version',
      'distribution',
      'distribution_version',
      'platform',
      'region',
      'confidence',
      'evidence',
      'status',
      'status_reason',
      'status_since',
      'observed_at',
    )
    .whereNot({ locator: NO_LOCATOR })
    .orderBy('no');
  return rows.map(row => ({
    ...row,
    owner: ownerOf(JSON.parse(row.labels), ownerLabel) ?? null,
    entity_ref: entities.refOf(row) ?? null,
  }));
}
