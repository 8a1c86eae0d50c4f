import type { Knex } from 'knex';
import { groupRows } from './groupRows';
import { type RevisionRow, toRevision } from './readTemplates';
import type { Revision } from './types';

/** The revisions that clusters keep of workloads, by the numbers of those. */
export async function readRevisions(
  tx: Knex.Transaction,
  table: 'replica_sets' | 'controller_revisions',
  owners: readonly number[],
): Promise<ReadonlyMap<number, Revision[]>> {
  const rows: RevisionRow[] = await tx(`${table} as r`)
    .join('texts as i', 'i.id', 'r.images')
    .leftJoin('texts as f', 'f.id', 'r.facts')
    .select('r.owner_id', 'r.revision', 'r.created_at')
    .select('i.text as images', 'f.text as facts')
    .whereIn('r.owner_id', owners)
    .whereNotNull('r.revision')
    .whereNotNull('r.created_at');
  return groupRows(rows, row => [row.owner_id, toRevision(row)]);
}
