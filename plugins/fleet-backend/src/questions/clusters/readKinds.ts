import type { KindSync } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { countRows } from './countRows';

/** The state of a kind; PostgreSQL gives large numbers as text. */
interface KindSyncRow {
  cluster_no: number;
  kind: string;
  status: KindSync['status'];
  reason: string | null;
  since: string;
  bytes: number | string;
  errors: number;
  refused: number;
  lag_ms: number | null;
  last_event_at: string | null;
}

/** What state each kind of a cluster is in, and how many rows there are. */
export async function readKinds(
  knex: Knex,
  clusterNo: number,
): Promise<KindSync[]> {
  const [kinds, rowsOf] = await Promise.all([
    knex<KindSyncRow>('kind_syncs')
      .select(
        'kind',
        'status',
        'reason',
        'since',
        'bytes',
        'errors',
        'refused',
        'lag_ms',
        'last_event_at',
      )
      .where({ cluster_no: clusterNo })
      .orderBy('kind'),
    countRows(knex, clusterNo),
  ]);
  return kinds.map(row => ({
    kind: row.kind,
    status: row.status,
    rows: rowsOf(row.kind),
    since: row.since,
    reason: row.reason ?? undefined,
    bytes: Number(row.bytes),
    errors: row.errors,
    refused: row.refused,
    lagMs: row.lag_ms ?? undefined,
    lastEventAt: row.last_event_at ?? undefined,
  }));
}
