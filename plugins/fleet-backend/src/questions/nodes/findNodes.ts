import type { Sql, SqlReader } from '../sql';
import type { NodeOrder } from './NodeOrder';

/** A node as the database has it; PostgreSQL gives large numbers as text. */
export interface NodeRow extends Record<string, unknown> {
  cluster_no: number;
  uid: Uint8Array;
  name: string;
  ready: boolean | number;
  not_ready_since: string | null;
  /** JSON; null where nothing troubles it. */
  pressure: string | null;
  unschedulable: boolean | number | null;
  /** JSON. */
  labels: string;
  os: string | null;
  os_image: string | null;
  kernel_version: string | null;
  kubelet_version: string | null;
  arch: string | null;
  runtime: string | null;
  instance_type: string | null;
  zone: string | null;
  cpu: number | null;
  memory: number | string | null;
  pods: number | null;
  /** Of its pods; null until they are summed up. */
  asked_pods: number | null;
  asked_cpu: number | string | null;
  asked_memory: number | string | null;
  /** Null where that is not measured. */
  used_cpu: number | null;
  used_memory: number | string | null;
  measured_at: string | null;
}

/**
 * Nodes (n) and their clusters (c). It begins with clusters, so that SQLite looks
 * nodes up in an index, which has all that is asked for but what is shown.
 */
export const NODES = 'clusters c cross join nodes n where n.cluster_no = c.no';

/**
 * The same where nothing is asked of clusters. All have a number above 0, which
 * keeps SQLite in that index, whose order it then groups by as well.
 */
export const ONLY_NODES = 'nodes n where n.cluster_no > 0';

/** The same with what is used of them (u), where that is measured. */
export const MEASURED_NODES = `nodes n left join node_usage u
  on u.cluster_no = n.cluster_no and u.name = n.name where n.cluster_no > 0`;

/**
 * One page of the nodes that match. They are found and sorted in an index alone,
 * and read for the page.
 */
export async function findNodes(
  reader: SqlReader,
  matching: Sql,
  options: { order: NodeOrder; limit: number; cursor?: string },
): Promise<{ rows: NodeRow[]; nextCursor?: string }> {
  const { order, limit, cursor } = options;
  const after = cursor === undefined ? undefined : order.comesAfter(cursor);
  const rows = await reader.read<NodeRow>({
    text: `select f.*, n.cluster_no, n.uid, n.name, n.ready, n.not_ready_since,
        n.pressure, n.unschedulable, n.labels, n.os, n.os_image,
        n.kernel_version, n.kubelet_version, n.arch, n.runtime,
        n.instance_type, n.zone, n.cpu, n.memory, n.pods, n.asked_pods,
        n.asked_cpu, n.asked_memory, u.cpu as used_cpu,
        u.memory as used_memory, u.measured_at
      from (
        select n.id, ${order.selected}
        from ${NODES} and ${matching.text} ${after ? `and ${after.text}` : ''}
        order by ${order.clause} limit ?
      ) f cross join nodes n
        left join node_usage u
          on u.cluster_no = n.cluster_no and u.name = n.name
      where n.id = f.id
      order by ${order.clause}`,
    values: [...matching.values, ...(after?.values ?? []), limit + 1],
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    nextCursor: last && order.cursorAfter(last),
  };
}

/** How many nodes match. */
export async function countNodes(
  reader: SqlReader,
  { text, values }: Sql,
): Promise<number> {
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from ${ONLY_NODES} and ${text}`,
    values,
  });
  return Number(count);
}
