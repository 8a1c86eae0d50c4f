import type { Knex } from 'knex';
import { keyFor } from '../keys';
import type { DueRestart } from './readDue';

/** SQLite takes no more values in one statement. */
const ROWS_AT_ONCE = 100;

/** Keeps restarts, each under the first key of its second that is free. */
export async function insertRestarts(
  tx: Knex.Transaction,
  restarts: readonly DueRestart[],
): Promise<void> {
  for (let n = 0; n < restarts.length; n += ROWS_AT_ONCE) {
    let left = restarts.slice(n, n + ROWS_AT_ONCE);
    for (let attempt = 0; left.length > 0; attempt += 1) {
      left = await insertFree(tx, left, attempt);
    }
  }
}

/** @returns those whose keys were taken */
async function insertFree(
  tx: Knex.Transaction,
  restarts: readonly DueRestart[],
  attempt: number,
): Promise<DueRestart[]> {
  const byKey = new Map(
    restarts.map(one => [keyFor(one.at, one.id, attempt), one]),
  );
  const inserted: Array<{ id: number | string }> = await tx('restarts')
    .insert(
      [...byKey].map(([id, { at, id: _, cluster_no, ...columns }]) => ({
        ...columns,
        id,
      })),
    )
    .onConflict('id')
    .ignore()
    .returning('id');
  const done = new Set(inserted.map(({ id }) => byKey.get(Number(id))));
  return restarts.filter(one => !done.has(one));
}
