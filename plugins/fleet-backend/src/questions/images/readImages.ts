import { decodeCursor, encodeCursor } from '../cursor';
import type { Sql, SqlReader } from '../sql';

/** An image as templates name it; what is absent is empty. */
export interface ImageRow {
  id: number;
  repository: string;
  tag: string;
  digest: string;
  first_seen_at: string;
}

/** One page of images, in their order. */
export interface ImagePage {
  rows: ImageRow[];
  /** Of all pages. */
  total: number;
  nextCursor?: string;
}

/**
 * One page of the images that match, by repository, tag and digest.
 *
 * @throws InputError for anything that was not a cursor of this order
 */
export async function readImages(
  reader: SqlReader,
  { text, values }: Sql,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<ImagePage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, 3);
  const rows = await reader.read<ImageRow & { total?: number | string }>({
    // Of the first page all are looked at anyway, and are counted by the way.
    text: `select ${
      after ? '' : 'count(*) over () as total,'
    } i.id, i.repository, i.tag, i.digest, i.first_seen_at
      from images i where ${text}
        ${after ? 'and (i.repository, i.tag, i.digest) > (?, ?, ?)' : ''}
      order by i.repository, i.tag, i.digest limit ?`,
    values: [...values, ...(after ?? []), limit + 1],
  });
  return {
    ...toPage(rows, limit),
    total: after
      ? await countImages(reader, { text, values })
      : Number(rows[0]?.total ?? 0),
  };
}

/** @param rows - One more than the page has, if there are more */
export function toPage(
  rows: readonly ImageRow[],
  limit: number,
): Pick<ImagePage, 'rows' | 'nextCursor'> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: last && encodeCursor([last.repository, last.tag, last.digest]),
  };
}

async function countImages(
  reader: SqlReader,
  { text, values }: Sql,
): Promise<number> {
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from images i where ${text}`,
    values,
  });
  return Number(count);
}
