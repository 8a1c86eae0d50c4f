import type { TableControls } from '../../hooks';

interface RowsPage<TRow> {
  rows: TRow[];
  page: number;
}

/** The rows of the page asked for, or of the last one where there are fewer. */
export function pageOf<TRow>(
  all: TRow[],
  { page, pageSize }: Pick<TableControls, 'page' | 'pageSize'>,
): RowsPage<TRow> {
  const last = Math.max(1, Math.ceil(all.length / pageSize));
  const shown = Math.min(page, last);
  const offset = (shown - 1) * pageSize;
  return { rows: all.slice(offset, offset + pageSize), page: shown };
}
