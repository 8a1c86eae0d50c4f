import type { TableSort } from '../../hooks';

/** Compares two rows by one column, ascending. */
export type Comparator<TRow> = (left: TRow, right: TRow) => number;

/** Sorts rows by a column; ties keep one order, whichever the direction. */
export function sortRows<TRow>(
  rows: TRow[],
  { column, direction }: TableSort,
  comparators: Record<string, Comparator<TRow>>,
  tie: Comparator<TRow>,
): TRow[] {
  const compare = comparators[column] ?? tie;
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort(
    (left, right) => sign * compare(left, right) || tie(left, right),
  );
}

/** Compares by a text, as people order names. */
export function byText<TRow>(
  text: (row: TRow) => string | undefined,
): Comparator<TRow> {
  return (left, right) =>
    (text(left) ?? '').localeCompare(text(right) ?? '', undefined, {
      numeric: true,
    });
}

/** Compares by a number. */
export function byNumber<TRow>(
  number: (row: TRow) => number,
): Comparator<TRow> {
  return (left, right) => number(left) - number(right);
}

/** Compares by how urgent a status is: the first of the list comes first. */
export function byRank<TRow, TStatus>(
  status: (row: TRow) => TStatus,
  ranked: readonly TStatus[],
): Comparator<TRow> {
  return byNumber(row => ranked.indexOf(status(row)));
}
