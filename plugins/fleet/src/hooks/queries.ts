import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { collectPages, fleetApiRef } from '../api';
import { refetchInterval } from './refetchInterval';

/** The most that the API gives in one page: a fleet of a thousand is one request. */
const PAGE_LIMIT = 1_000;

/** All clusters that the person may know of, with the coverage. */
export function useClusters() {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: ['clusters'],
    queryFn: ({ signal }) =>
      collectPages(cursor =>
        api.listClusters({ limit: PAGE_LIMIT, cursor }, { signal }),
      ),
    refetchInterval,
  });
}

/** One cluster, by its id or its name. */
export function useCluster(id: string) {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: ['cluster', id],
    queryFn: ({ signal }) => api.getCluster(id, { signal }),
    refetchInterval,
  });
}

/** Where a catalog entity runs, with the coverage. */
export function usePlacements(entityRef: string) {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: ['placements', entityRef],
    queryFn: ({ signal }) =>
      collectPages(cursor =>
        api.listPlacements(
          { entityRef, limit: PAGE_LIMIT, cursor },
          { signal },
        ),
      ),
    refetchInterval,
  });
}
