import type {
  NodeDimension,
  NodeGroup,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetSnapshot } from '../coverage';
import type { Sql, SqlReader } from '../sql';
import { toAllocatable, toAmounts } from './amounts';
import { MEASURED_NODES } from './findNodes';

const MAX_GROUPS = 1_000;

const COLUMNS: Record<NodeDimension, string> = {
  cluster: 'n.cluster_no',
  arch: 'n.arch',
  os: 'n.os',
  runtime: 'n.runtime',
  zone: 'n.zone',
  instanceType: 'n.instance_type',
  kubeletVersion: 'n.kubelet_version',
};

/** Sums; PostgreSQL gives them as text. */
interface GroupRow {
  key: string | number | null;
  nodes: number | string;
  ready: number | string;
  cpu: number | string | null;
  memory: number | string | null;
  pods: number | string | null;
  asked_pods: number | string;
  asked_cpu: number | string;
  asked_memory: number | string;
  measured: number | string;
  used_cpu: number | string | null;
  used_memory: number | string | null;
  /** The oldest. */
  measured_at: string | null;
}

/** Counts and sums of the nodes that match, by one dimension; the most first. */
export async function groupNodes(
  reader: SqlReader,
  { text, values }: Sql,
  { dimension, fleet }: { dimension: NodeDimension; fleet: FleetSnapshot },
): Promise<{ groups: NodeGroup[]; totalGroups: number }> {
  const rows = await reader.read<GroupRow>({
    text: `select ${COLUMNS[dimension]} as key, count(*) as nodes,
        sum(case when n.ready then 1 else 0 end) as ready,
        sum(n.cpu) as cpu, sum(n.memory) as memory, sum(n.pods) as pods,
        coalesce(sum(n.asked_pods), 0) as asked_pods,
        coalesce(sum(n.asked_cpu), 0) as asked_cpu,
        coalesce(sum(n.asked_memory), 0) as asked_memory,
        count(u.name) as measured, sum(u.cpu) as used_cpu,
        sum(u.memory) as used_memory, min(u.measured_at) as measured_at
      from ${MEASURED_NODES} and ${text}
      group by ${COLUMNS[dimension]}`,
    values,
  });
  const groups = rows
    .flatMap(row => toGroup(row, dimension, fleet))
    .sort(byNodes);
  return { groups: groups.slice(0, MAX_GROUPS), totalGroups: groups.length };
}

/** The most first, and else in the order of code points. */
function byNodes(a: NodeGroup, b: NodeGroup): number {
  return b.nodes - a.nodes || (a.key < b.key ? -1 : 1);
}

/** A cluster that came after the fleet was read is left to a later answer. */
function toGroup(
  row: GroupRow,
  dimension: NodeDimension,
  fleet: FleetSnapshot,
): NodeGroup[] {
  const cluster =
    dimension === 'cluster' ? fleet.clusterOf(Number(row.key)) : undefined;
  if (dimension === 'cluster' && !cluster) {
    return [];
  }
  return [
    {
      key: cluster?.id ?? String(row.key ?? ''),
      cluster: cluster && { id: cluster.id, name: cluster.name },
      nodes: Number(row.nodes),
      ready: Number(row.ready),
      allocatable: toAllocatable(row),
      requested: toAmounts(row.asked_cpu, row.asked_memory),
      podCount: Number(row.asked_pods),
      used: usedOf(row),
    },
  ];
}

/** Undefined where nothing of them is measured. */
function usedOf(row: GroupRow): NodeGroup['used'] {
  return row.measured_at === null
    ? undefined
    : {
        ...toAmounts(row.used_cpu ?? 0, row.used_memory ?? 0),
        nodes: Number(row.measured),
        measuredAt: row.measured_at,
      };
}
