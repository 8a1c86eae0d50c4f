import type { Knex } from 'knex';

/** What is kept for others, and the columns that may refer to it, all of them indexed. */
export interface Referred {
  table: 'labels' | 'images' | 'object_ids' | 'history_workloads';
  by: ReadonlyArray<readonly [table: string, column: string]>;
}

export const REFERRED: readonly Referred[] = [
  { table: 'labels', by: [['workload_labels', 'label_id']] },
  { table: 'images', by: [['text_images', 'image_id']] },
  {
    table: 'object_ids',
    by: [
      ['workloads', 'id'],
      ['workloads', 'owner_id'],
      ['replica_sets', 'id'],
      ['replica_sets', 'owner_id'],
      ['controller_revisions', 'id'],
      ['controller_revisions', 'owner_id'],
      ['deliveries', 'id'],
      ['pods', 'owner_id'],
      ['restarts_due', 'owner_id'],
    ],
  },
  {
    table: 'history_workloads',
    by: [
      ['upgrades', 'workload_id'],
      ['restarts', 'workload_id'],
      ['changes', 'workload_id'],
    ],
  },
];

/**
 * Of the next rows of a table, deletes those that nothing refers to.
 *
 * @returns after which row to go on; undefined at the end
 */
export async function deleteUnused(
  tx: Knex.Transaction,
  { table, by }: Referred,
  { after, limit }: { after: number; limit: number },
): Promise<number | undefined> {
  const ids: number[] = await tx(table)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck('id');
  const last = ids.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const unused = tx(table).whereBetween('id', [after + 1, last]);
  for (const [other, column] of by) {
    unused.whereNotExists(
      tx(other)
        .select(tx.raw('1'))
        .whereRaw('??.?? = ??.id', [other, column, table]),
    );
  }
  await unused.delete();
  return ids.length < limit ? undefined : last;
}
