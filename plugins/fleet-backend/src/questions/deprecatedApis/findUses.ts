import type { Sql, SqlReader } from '../sql';
import { cursorAt, KEY, type Position, valuesAt, valuesOf } from './position';

/** An API version that a cluster uses, by one evidence. */
export interface FoundUse extends Position {
  kind: string;
  objects: number;
  last_at: string | null;
}

/** What of it is in one namespace. */
export interface UsePart extends Position {
  namespace: string;
  /** JSON. */
  examples: string;
  managers: string;
}

const COLUMNS = KEY.map(key => `u.${key}`).join(', ');
const MARKS = KEY.map(() => '?').join(', ');

/** One page of uses, what is removed first before the others. */
export async function findUses(
  reader: SqlReader,
  { text, values }: Sql,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ found: FoundUse[]; nextCursor?: string }> {
  const rows = await reader.read<FoundUse>({
    text: `select ${COLUMNS}, max(u.kind) as kind, sum(u.objects) as objects,
        max(u.last_at) as last_at
      from ${text} ${cursor ? `and (${COLUMNS}) > (${MARKS})` : ''}
      group by ${COLUMNS} order by ${COLUMNS} limit ?`,
    values: [...values, ...(cursor ? valuesOf(cursor) : []), limit + 1],
  });
  const found = rows.slice(0, limit);
  return {
    found,
    nextCursor: rows.length > limit ? cursorAt(rows[limit - 1]) : undefined,
  };
}

/** How many there are on all pages. */
export async function countUses(
  reader: SqlReader,
  { text, values }: Sql,
): Promise<number> {
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count
      from (select 1 as one from ${text} group by ${COLUMNS}) g`,
    values,
  });
  return Number(count);
}

/** What a page of uses consists of. */
export async function readParts(
  reader: SqlReader,
  { text, values }: Sql,
  page: readonly FoundUse[],
): Promise<UsePart[]> {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) {
    return [];
  }
  return reader.read<UsePart>({
    text: `select ${COLUMNS}, u.namespace, u.examples, u.managers
      from ${text} and (${COLUMNS}) >= (${MARKS})
        and (${COLUMNS}) <= (${MARKS})
      order by ${COLUMNS}, u.namespace`,
    values: [...values, ...valuesAt(first), ...valuesAt(last)],
  });
}
