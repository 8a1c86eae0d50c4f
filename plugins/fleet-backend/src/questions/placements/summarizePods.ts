import type {
  PlacementStatus,
  Restarts,
} from '@flotilla/backstage-plugin-fleet-common';
import type { PodSummary } from './readPods';
import type { WorkloadRow } from './WorkloadRow';

/**
 * How a workload is. Its own status knows nothing of why pods do not start:
 * one that crashes is trouble even while a rollout is under way.
 */
export function statusOf(
  row: Pick<WorkloadRow, 'status' | 'status_reason' | 'ready' | 'desired'>,
  pods?: PodSummary,
): { status: PlacementStatus; reason?: string } {
  const waiting = pods?.waitingReason;
  const calm = row.status === 'healthy' || row.status === 'progressing';
  if (!waiting || row.desired === 0) {
    return { status: row.status, reason: row.status_reason ?? undefined };
  }
  const worse = row.ready === 0 ? 'failed' : 'degraded';
  return { status: calm ? worse : row.status, reason: waiting };
}

/** The restarts of the pods that there are now, and all within a day. */
export function restartsOf(pods?: PodSummary, last24h: number = 0): Restarts {
  return {
    total: pods?.restarts ?? 0,
    last24h,
    lastAt: pods?.lastRestart?.at,
    lastReason: pods?.lastRestart?.reason,
  };
}
