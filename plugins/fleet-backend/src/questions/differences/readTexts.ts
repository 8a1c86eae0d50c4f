import type { SqlReader } from '../sql';

/** Texts by their numbers. */
export async function readTexts(
  reader: SqlReader,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, string>> {
  const { text, values } = reader.oneOf('t.id', [...new Set(ids)]);
  const rows = await reader.read<{ id: number; text: string }>({
    text: `select t.id, t.text from texts t where ${text}`,
    values,
  });
  return new Map(rows.map(row => [row.id, row.text]));
}
