import { useSearchParams } from 'react-router-dom';
import type { TableSort } from './tableState';

/** What a question is sorted by, as it is asked and as its table shows it. */
export interface QueryOrder<TField extends string> {
  orderBy: TField;
  order: 'asc' | 'desc';
  sort: TableSort;
  onSort(sort: TableSort): void;
}

/**
 * Keeps what a question is sorted by in the URL, as `orderBy` and `order`.
 *
 * @param fields - By what it may be sorted, also the ids of those columns; the
 *   first is taken where the URL names none of them
 */
export function useQueryOrder<TField extends string>(
  fields: readonly [TField, ...TField[]],
): QueryOrder<TField> {
  const [params, setParams] = useSearchParams();
  const asked = params.get('orderBy');
  const orderBy = fields.find(field => field === asked) ?? fields[0];
  const order = params.get('order') === 'desc' ? 'desc' : 'asc';
  return {
    orderBy,
    order,
    sort: {
      column: orderBy,
      direction: order === 'desc' ? 'descending' : 'ascending',
    },
    onSort: ({ column, direction }) =>
      setParams(current => {
        const next = new URLSearchParams(current);
        next.set('orderBy', column);
        next.set('order', direction === 'descending' ? 'desc' : 'asc');
        return next;
      }),
  };
}
