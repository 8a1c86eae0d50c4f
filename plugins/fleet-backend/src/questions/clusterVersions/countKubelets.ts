import type { SqlReader } from '../sql';

/** How many nodes of a cluster have a kubelet of one version. */
export interface KubeletCount {
  version: string | null;
  nodes: number;
}

/** The kubelets of clusters, by the clusters' numbers; counted in an index alone. */
export async function countKubelets(
  reader: SqlReader,
  nos: readonly number[],
): Promise<Map<number, KubeletCount[]>> {
  const counts = new Map<number, KubeletCount[]>();
  if (nos.length === 0) {
    return counts;
  }
  const among = reader.oneOf('n.cluster_no', nos);
  const rows = await reader.read<{
    cluster_no: number;
    version: string | null;
    nodes: number | string;
  }>({
    text: `select n.cluster_no, n.kubelet_version as version, count(*) as nodes
      from nodes n where ${among.text} group by n.cluster_no, n.kubelet_version`,
    values: among.values,
  });
  for (const { cluster_no, version, nodes } of rows) {
    const known = counts.get(cluster_no) ?? [];
    counts.set(cluster_no, [...known, { version, nodes: Number(nodes) }]);
  }
  return counts;
}
