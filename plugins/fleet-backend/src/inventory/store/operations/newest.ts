/** The last row of each key, which is what a row begins with. */
export function newest<T extends readonly unknown[]>(
  rows: readonly T[],
  keyLength: number,
): T[] {
  return [
    ...new Map(
      rows.map(row => [JSON.stringify(row.slice(0, keyLength)), row]),
    ).values(),
  ];
}
