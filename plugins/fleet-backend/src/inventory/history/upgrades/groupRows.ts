/** Rows by a number, in their order. */
export function groupRows<TRow, TValue>(
  rows: readonly TRow[],
  entryOf: (row: TRow) => [number, TValue],
): ReadonlyMap<number, TValue[]> {
  const groups = new Map<number, TValue[]>();
  for (const [key, value] of rows.map(entryOf)) {
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
