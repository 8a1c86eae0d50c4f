import type {
  ClusterDifference,
  ClusterFact,
} from '@flotilla/backstage-plugin-fleet-common';
import type { ClusterRow } from '../coverage';
import { placeholders, type SqlReader } from '../sql';

/** Nodes of a cluster that are alike. */
interface NodeGroup {
  cluster_no: number;
  ready: boolean | number;
  kubelet_version: string | null;
  os: string | null;
  arch: string | null;
  instance_type: string | null;
  count: number | string;
}

const FACTS: readonly ClusterFact[] = [
  'kubernetes',
  'distribution',
  'platform',
  'region',
  'nodes',
  'nodesReady',
  'kubelets',
  'os',
  'arch',
  'instanceTypes',
];

/** What two clusters are themselves, side by side. */
export async function compareClusters(
  reader: SqlReader,
  left: ClusterRow,
  right: ClusterRow,
): Promise<ClusterDifference[]> {
  const nos = [left.no, right.no];
  const columns = 'n.cluster_no, n.ready, n.kubelet_version, n.os, n.arch';
  const groups = await reader.read<NodeGroup>({
    text: `select ${columns}, n.instance_type, count(*) as count from nodes n
      where n.cluster_no in ${placeholders(
        nos,
      )} group by ${columns}, n.instance_type`,
    values: nos,
  });
  const [one, other] = [left, right].map(cluster =>
    factsOf(
      cluster,
      groups.filter(({ cluster_no }) => cluster_no === cluster.no),
    ),
  );
  return FACTS.map(fact => ({
    fact,
    left: one[fact],
    right: other[fact],
    same: one[fact] === other[fact],
  }));
}

function factsOf(
  cluster: ClusterRow,
  groups: readonly NodeGroup[],
): Record<ClusterFact, string | undefined> {
  const { git_version, distribution, platform, region } = cluster;
  const sum = (some: readonly NodeGroup[]) =>
    String(some.reduce((total, { count }) => total + Number(count), 0));
  return {
    kubernetes: git_version ?? undefined,
    distribution: distribution ?? undefined,
    platform: platform ?? undefined,
    region: region ?? undefined,
    nodes: sum(groups),
    nodesReady: sum(groups.filter(({ ready }) => Boolean(ready))),
    kubelets: distinct(groups.map(one => one.kubelet_version)),
    os: distinct(groups.map(one => one.os)),
    arch: distinct(groups.map(one => one.arch)),
    instanceTypes: distinct(groups.map(one => one.instance_type)),
  };
}

function distinct(values: ReadonlyArray<string | null>): string | undefined {
  const known = values.filter(value => value !== null);
  return [...new Set(known)].sort().join(', ') || undefined;
}
