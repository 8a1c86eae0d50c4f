import type { SavedSearch } from '@flotilla/backstage-plugin-fleet-common';

type Search = Pick<SavedSearch, 'filter' | 'groupBy' | 'orderBy' | 'order'>;

/** What the page's URL has of a search: all that it asks, so anybody can follow it. */
export function searchLink(search: Search): string {
  const { filter, groupBy, orderBy, order } = search;
  const [first, second] = groupBy;
  const params = Object.entries({
    filter,
    groupBy: first,
    thenBy: second,
    orderBy,
    order,
  }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `?${new URLSearchParams(params)}`;
}
