import type { ClusterRow } from './clusterRows';

/** A cluster that says it is current, but was not heard of for so long, is not. */
const SILENT_MS = 60_000;

/** From when on (ms) a cluster is taken for stale; Infinity where it is not current. */
export function silentFrom(row: ClusterRow): number {
  if (row.status !== 'current') {
    return Infinity;
  }
  const heard = Date.parse(row.observed_at ?? '') || 0;
  // That it was heard of is written a moment after it became current.
  return Math.max(heard, Date.parse(row.status_since)) + SILENT_MS;
}

/** A cluster in the state that it is in at a time (ms). */
export function atTime(row: ClusterRow, now: number): ClusterRow {
  if (now < silentFrom(row)) {
    return row;
  }
  return {
    ...row,
    status: 'stale',
    status_reason: 'the collector has not reported on it',
    status_since: row.observed_at ?? row.status_since,
  };
}
