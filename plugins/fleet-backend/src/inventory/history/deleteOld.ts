import type { Knex } from 'knex';
import { firstKey } from './keys';

/** Tables whose keys begin with the second that a row is of. */
const TABLES = ['upgrades', 'restarts', 'changes'] as const;
const PORTION = 500;

/**
 * Deletes what is kept of the time before one, in portions between which others
 * write.
 *
 * @param before - Seconds since 1970
 * @param exclusively - Runs work in a transaction of its own
 * @throws the signal's reason once that has aborted
 */
export async function deleteOld(
  exclusively: (
    work: (tx: Knex.Transaction) => Promise<number>,
  ) => Promise<number>,
  before: number,
  signal: AbortSignal,
): Promise<void> {
  for (const table of TABLES) {
    let deleted = PORTION;
    while (deleted === PORTION) {
      signal.throwIfAborted();
      deleted = await exclusively(tx => deletePortion(tx, table, before));
    }
  }
}

function deletePortion(
  tx: Knex.Transaction,
  table: string,
  before: number,
): Promise<number> {
  return tx(table)
    .whereIn(
      'id',
      tx(table)
        .select('id')
        .where('id', '<', firstKey(before))
        .orderBy('id')
        .limit(PORTION),
    )
    .delete();
}
