import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import type { Projection } from '../../projections';

const ROWS_AT_ONCE = 2_000;

/**
 * The ids of texts that rows refer to. It reads all rows, in portions: there is
 * no index that tells.
 */
export async function usedTexts(
  knex: Knex,
  projections: Iterable<Projection>,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const used = new Set<number>();
  for (const [table, columns] of sharedColumns(projections)) {
    let after: number | undefined = 0;
    while (after !== undefined) {
      signal.throwIfAborted();
      const rows: Array<Record<string, number | null>> = await knex(table)
        .select('id', ...columns)
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE);
      for (const row of rows) {
        columns.forEach(column => row[column] && used.add(row[column]));
      }
      // PostgreSQL gives large numbers as text.
      after = rows.length > 0 ? Number(rows.at(-1)!.id) : undefined;
      await setImmediate();
    }
  }
  return used;
}

/** What refers to texts besides rows of objects. */
const OF_HISTORY: ReadonlyArray<[table: string, columns: string[]]> = [
  ['upgrades', ['what']],
  // What is in the first of these may go to the second at any time.
  ['restarts_due', ['namespace', 'container', 'reason']],
  ['restarts', ['container', 'reason']],
  ['workload_changes', ['images_before', 'images', 'marks_before', 'marks']],
];

function sharedColumns(projections: Iterable<Projection>) {
  const tables = new Map<string, string[]>(OF_HISTORY);
  for (const { table, columns } of projections) {
    const shared = columns.filter(({ type }) => type === 'shared');
    if (shared.length > 0) {
      tables.set(
        table,
        shared.map(({ name }) => name),
      );
    }
  }
  return tables;
}
