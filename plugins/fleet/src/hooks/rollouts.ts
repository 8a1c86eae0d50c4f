import type {
  RolloutAct,
  RolloutActRequest,
  RolloutDetails,
} from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fleetApiRef } from '../api';
import { isEnded } from './isEnded';
import { refetchInterval } from './refetchInterval';

const LIVE_MS = 3_000;

/** One rollout, followed closely until it ends. */
export function useRollout(id: string) {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: rolloutKey(id),
    queryFn: ({ signal }) => api.getRollout(id, { signal }),
    refetchInterval: followInterval,
  });
}

/**
 * What a rollout would do now. Each answer asks every cluster of it, so it is
 * asked for only when `refetch` is called.
 */
export function useRolloutPlan(id: string) {
  const api = useApi(fleetApiRef);
  return useQuery({
    queryKey: planKey(id),
    queryFn: ({ signal }) => api.getRolloutPlan(id, { signal }),
    enabled: false,
  });
}

interface AskedAct {
  act: RolloutAct;
  request: RolloutActRequest;
}

/** Acts on a rollout; what is known of it is then read again, or asked anew. */
export function useActOnRollout(id: string) {
  const api = useApi(fleetApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, request }: AskedAct) =>
      api.actOnRollout(id, act, request),
    onSuccess: async () => {
      client.removeQueries({ queryKey: planKey(id) });
      await Promise.all([
        client.invalidateQueries({ queryKey: rolloutKey(id) }),
        client.invalidateQueries({ queryKey: ['rollouts'] }),
      ]);
    },
  });
}

function rolloutKey(id: string) {
  return ['rollout', id];
}

function planKey(id: string) {
  return ['rollout-plan', id];
}

/** What polling depends on of the query for a rollout. */
interface Followed {
  state: { data?: RolloutDetails; error: Error | null };
}

function followInterval({ state }: Followed): number | false {
  const usual = refetchInterval({ state });
  const { data } = state;
  return usual && data && !isEnded(data.state) ? LIVE_MS : usual;
}
