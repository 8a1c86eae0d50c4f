import type { NewSavedSearch } from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { collectPages, fleetApiRef } from '../../api';

const KEY = ['saved-searches'];

/** The person's saved searches and what others share, read while this is shown. */
export function useSavedSearches() {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) =>
      collectPages(cursor => api.listSavedSearches({ cursor }, { signal })),
  });
}

/** Saves a search; the list is then read again. */
export function useSaveSearch() {
  const api = useApi(fleetApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (search: NewSavedSearch) => api.saveSearch(search),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Deletes a search by its id; the list is then read again. */
export function useDeleteSearch() {
  const api = useApi(fleetApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.deleteSavedSearch(id),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
