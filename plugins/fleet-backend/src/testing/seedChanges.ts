import type { Knex } from 'knex';
import { addChange } from '../inventory/history/changes/keptChanges';
import type { Change, ChangeKind } from '../inventory/history/changes/types';
import { secondsOf } from '../inventory/history/keys';
import { dialectOf } from '../inventory/store/dialect';
import { Statements } from '../inventory/store/operations/Statements';

/** Keeps a change that began at a time (ISO 8601), and is over then unless given. */
export async function seedChange<K extends ChangeKind>(
  knex: Knex,
  {
    at: time,
    ...change
  }: Omit<Change<K>, 'at' | 'lastAt'> & { at: string; lastAt?: number },
): Promise<void> {
  const at = secondsOf(time);
  await knex.transaction(tx =>
    addChange<K>(new Statements({ tx, dialect: dialectOf(tx), now: time }), {
      lastAt: at,
      ...change,
      at,
    }),
  );
}
