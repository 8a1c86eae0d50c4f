import { useSearchParams } from 'react-router-dom';
import {
  readTableState,
  writeTableState,
  type TableSort,
  type TableSpec,
  type TableState,
} from './tableState';

/** A table's state, and the ways to change it. */
export interface TableControls extends TableState {
  isFiltered: boolean;
  setText(text: string): void;
  setFilter(name: string, values: string[]): void;
  setSort(sort: TableSort): void;
  setPage(page: number): void;
  setPageSize(pageSize: number): void;
  clearFilters(): void;
}

/** Keeps a table's state in the URL, so that links and the back button work. */
export function useTableState(spec: TableSpec): TableControls {
  const [params, setParams] = useSearchParams();
  const state = readTableState(params, spec);
  const change = (changes: Partial<TableState>, replace = false) =>
    setParams(current => writeTableState(current, spec, changes), { replace });

  return {
    ...state,
    isFiltered:
      state.text !== '' ||
      Object.values(state.filters).some(values => values.length > 0),
    // Typing would fill the history with one entry a letter.
    setText: text => change({ text }, true),
    setFilter: (name, values) =>
      change({ filters: { ...state.filters, [name]: values } }),
    setSort: sort => change({ sort }),
    setPage: page => change({ page }),
    setPageSize: pageSize => change({ pageSize }),
    clearFilters: () => change({ text: '', filters: {} }),
  };
}
