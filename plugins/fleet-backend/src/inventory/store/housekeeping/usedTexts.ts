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
  for (const { table, key, columns } of sharedColumns(projections)) {
    let after: Knex.Value[] | undefined = [];
    while (after) {
      signal.throwIfAborted();
      const query: Knex.QueryBuilder = knex(table)
        .select(...key, ...columns)
        .orderBy([...key])
        .limit(ROWS_AT_ONCE);
      if (after.length > 0) {
        query.whereRaw(`(${key}) > (${key.map(() => '?')})`, after);
      }
      const rows: Row[] = await query;
      for (const row of rows) {
        columns.forEach(column => row[column] && used.add(+row[column]));
      }
      const last = rows.at(-1);
      after = last && key.map(column => last[column]!);
      await setImmediate();
    }
  }
  return used;
}

type Row = Record<string, number | null>;

interface Referring {
  table: string;
  /** By what its rows are told apart, and looked up. */
  key: readonly string[];
  /** That refer to texts. */
  columns: readonly string[];
}

const BY_NUMBER = ['id'];
const BY_UID = ['cluster_no', 'uid'];

/** What refers to texts besides rows of objects. */
const OF_HISTORY: ReadonlyArray<[table: string, columns: string[]]> = [
  ['upgrades', ['what']],
  // What is in the first of these may go to the second at any time.
  ['restarts_due', ['namespace', 'container', 'reason']],
  ['restarts', ['container', 'reason']],
  [
    'workload_changes',
    [
      ...['images_before', 'images', 'marks_before', 'marks'],
      ...['facts_before', 'facts'],
    ],
  ],
];

function sharedColumns(projections: Iterable<Projection>): Referring[] {
  const tables = new Map<string, Referring>(
    OF_HISTORY.map(([table, columns]) => [
      table,
      { table, key: BY_NUMBER, columns },
    ]),
  );
  for (const { table, many, columns } of projections) {
    const shared = columns.filter(({ type }) => type === 'shared');
    if (shared.length > 0) {
      const key = many ? BY_UID : BY_NUMBER;
      tables.set(table, { table, key, columns: shared.map(one => one.name) });
    }
  }
  return [...tables.values()];
}
