import type { PartlyWatched } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow, FleetSnapshot } from '../coverage';
import type { SqlReader } from '../sql';

interface WatchedRow {
  cluster_no: number;
  watched_since: string | null;
}

/**
 * Of some clusters, those whose pods have not been watched since a time: what
 * happened in them before they were is not known, or their last restarts alone.
 *
 * @param from - Seconds since 1970
 * @param clusters - All of the fleet if absent
 */
export async function readPartlyWatched(
  reader: SqlReader,
  fleet: FleetSnapshot,
  { from, clusters = fleet.clusters }: Asked,
): Promise<PartlyWatched[]> {
  const rows = await reader.read<WatchedRow>({
    text: `select cluster_no, watched_since from kind_syncs
      where kind = 'Pod' and watched_since is not null`,
    values: [],
  });
  const since = new Map(rows.map(row => [row.cluster_no, row.watched_since!]));
  const start = new Date(from * 1_000).toISOString();
  return clusters.flatMap(({ no, id, name }) => {
    const watchedSince = since.get(no);
    return watchedSince && watchedSince <= start
      ? []
      : [{ cluster: { id, name }, watchedSince }];
  });
}

interface Asked {
  from: number;
  clusters?: readonly ClusterRow[];
}
