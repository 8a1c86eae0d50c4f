import type {
  PlacementStatus,
  Restarts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { WorkloadRow } from './findWorkloads';
import type { PodRow } from './readPods';

/**
 * How a workload is. Its own status knows nothing of why pods do not start:
 * one that crashes is trouble even while a rollout is under way.
 */
export function statusOf(
  row: Pick<WorkloadRow, 'status' | 'status_reason' | 'ready' | 'desired'>,
  pods: readonly PodRow[],
): { status: PlacementStatus; reason?: string } {
  const waiting = pods.find(pod => pod.waiting_reason)?.waiting_reason;
  const calm = row.status === 'healthy' || row.status === 'progressing';
  if (!waiting || row.desired === 0) {
    return { status: row.status, reason: row.status_reason ?? undefined };
  }
  const worse = row.ready === 0 ? 'failed' : 'degraded';
  return { status: calm ? worse : row.status, reason: waiting };
}

/** The restarts of the pods that there are now. */
export function restartsOf(pods: readonly PodRow[]): Restarts {
  const last = pods
    .filter(pod => pod.last_restart_at)
    .sort((a, b) => (a.last_restart_at! < b.last_restart_at! ? 1 : -1))[0];
  return {
    total: pods.reduce((total, pod) => total + pod.restarts, 0),
    lastAt: last?.last_restart_at ?? undefined,
    lastReason: last?.last_restart_reason ?? undefined,
  };
}
