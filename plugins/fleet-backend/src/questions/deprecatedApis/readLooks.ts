import type { DeprecatedApiGap } from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import type { SqlReader } from '../sql';

const MAX_GAPS = 100;

/** When a cluster was looked at, and what could not be seen. */
export interface Look {
  cluster_no: number;
  /** JSON. */
  unlisted: string;
  metric: 'read' | 'forbidden' | 'unreadable';
  read_at: string;
}

/** The looks at clusters, by the clusters' numbers. */
export async function readLooks(
  reader: SqlReader,
  clusters: readonly ClusterRow[],
): Promise<Map<number, Look>> {
  const among = reader.oneOf(
    'l.cluster_no',
    clusters.map(({ no }) => no),
  );
  const rows = await reader.read<Look>({
    text: `select l.cluster_no, l.unlisted, l.metric, l.read_at
      from deprecated_api_looks l where ${among.text}`,
    values: among.values,
  });
  return new Map(rows.map(row => [row.cluster_no, row]));
}

/** What could not be seen of clusters. */
export function gapsOf(
  clusters: readonly ClusterRow[],
  looks: ReadonlyMap<number, Look>,
): DeprecatedApiGap[] {
  return clusters
    .map(({ no, id, name }) => {
      const look = looks.get(no);
      return {
        cluster: { id, name },
        kinds: look ? (JSON.parse(look.unlisted) as string[]) : [],
        metric: look?.metric,
        observedAt: look?.read_at,
      };
    })
    .filter(({ kinds, metric }) => kinds.length > 0 || metric !== 'read')
    .slice(0, MAX_GAPS);
}
