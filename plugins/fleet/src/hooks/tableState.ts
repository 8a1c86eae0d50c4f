export interface TableSort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** What a table shows of its rows; all of it is in the URL. */
export interface TableState {
  text: string;
  /** The chosen values of each filter. */
  filters: Record<string, string[]>;
  sort: TableSort;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** What may stand in a table's URL. */
export interface TableSpec {
  filters: string[];
  columns: string[];
  defaultSort: TableSort;
}

export const PAGE_SIZES = [25, 50, 100];

/** Reads a table's state from a URL; what makes no sense there is ignored. */
export function readTableState(
  params: URLSearchParams,
  spec: TableSpec,
): TableState {
  const pageSize = Number(params.get('pageSize'));
  const page = Number(params.get('page'));
  return {
    text: params.get('q') ?? '',
    filters: Object.fromEntries(
      spec.filters.map(name => [name, params.getAll(name)]),
    ),
    sort: readSort(params.get('sort'), spec),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
  };
}

/** Writes a change of a table's state into a URL; what is as always is left out. */
export function writeTableState(
  params: URLSearchParams,
  spec: TableSpec,
  change: Partial<TableState>,
): URLSearchParams {
  const next = { ...readTableState(params, spec), page: 1, ...change };
  const written = new URLSearchParams(params);
  set(written, 'q', next.text ? [next.text] : []);
  for (const name of spec.filters) {
    set(written, name, next.filters[name] ?? []);
  }
  const sort = sortText(next.sort);
  set(written, 'sort', sort === sortText(spec.defaultSort) ? [] : [sort]);
  set(written, 'page', next.page > 1 ? [String(next.page)] : []);
  const isUsualSize = next.pageSize === PAGE_SIZES[0];
  set(written, 'pageSize', isUsualSize ? [] : [String(next.pageSize)]);
  return written;
}

function readSort(text: string | null, spec: TableSpec): TableSort {
  const column = text?.replace(/^-/, '') ?? '';
  if (!spec.columns.includes(column)) {
    return spec.defaultSort;
  }
  return {
    column,
    direction: text?.startsWith('-') ? 'descending' : 'ascending',
  };
}

function sortText({ column, direction }: TableSort): string {
  return direction === 'descending' ? `-${column}` : column;
}

function set(params: URLSearchParams, name: string, values: string[]) {
  params.delete(name);
  values.forEach(value => params.append(name, value));
}
