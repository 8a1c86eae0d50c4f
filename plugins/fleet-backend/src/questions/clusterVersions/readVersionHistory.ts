import type { PastVersion } from '@flotilla/backstage-plugin-fleet-common';
import type { SqlReader } from '../sql';

const MAX_ENTRIES = 20;

/**
 * Which versions clusters had, the newest first, by the clusters' numbers; for
 * those that tell it themselves, as OpenShift does.
 */
export async function readVersionHistory(
  reader: SqlReader,
  nos: readonly number[],
): Promise<Map<number, PastVersion[]>> {
  const histories = new Map<number, PastVersion[]>();
  if (nos.length === 0) {
    return histories;
  }
  const among = reader.oneOf('h.cluster_no', nos);
  const rows = await reader.read<{
    cluster_no: number;
    version: string;
    state: string;
    started_at: string;
    completed_at: string | null;
  }>({
    text: `select h.cluster_no, h.version, h.state, h.started_at, h.completed_at
      from cluster_version_history h where ${among.text}
      order by h.cluster_no, h.started_at desc, h.version desc`,
    values: among.values,
  });
  for (const { cluster_no, version, state, ...times } of rows) {
    const known = histories.get(cluster_no) ?? [];
    if (known.length < MAX_ENTRIES) {
      known.push({
        version,
        state,
        startedAt: times.started_at,
        completedAt: times.completed_at ?? undefined,
      });
    }
    histories.set(cluster_no, known);
  }
  return histories;
}
