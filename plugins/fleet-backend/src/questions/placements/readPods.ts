import type { Knex } from 'knex';
import type { WorkloadRow } from './findWorkloads';

const VALUES_A_STATEMENT = 500;

/** What the pods of one workload tell. */
export interface PodRow {
  owner_uid: string;
  cluster_id: string;
  ready: boolean;
  restarts: number;
  waiting_reason: string | null;
  last_restart_at: string | null;
  last_restart_reason: string | null;
  digests: string;
}

/**
 * The pods of workloads, directly or through their ReplicaSets and Jobs.
 *
 * @returns pods by the podKey of their workload
 */
export async function readPods(
  knex: Knex,
  workloads: readonly WorkloadRow[],
): Promise<Map<string, PodRow[]>> {
  const uids = workloads.map(({ uid }) => uid);
  const clusterIds = [...new Set(workloads.map(row => row.cluster_id))];
  const ownedBy = (table: string, part: string[]) =>
    // With the clusters, since the index begins with them.
    knex(table).whereIn('cluster_id', clusterIds).whereIn('owner_uid', part);
  const owners = new Map(workloads.map(row => [keyOf(row), keyOf(row)]));
  const [replicaSets, jobs] = await Promise.all([
    byUids(uids, part =>
      ownedBy('replica_sets', part)
        .select('cluster_id', 'uid', 'owner_uid')
        .where('desired', '>', 0),
    ),
    byUids(uids, part =>
      ownedBy('workloads', part)
        .select('cluster_id', 'uid', 'owner_uid')
        .where({ kind: 'Job' }),
    ),
  ]);
  for (const row of [...replicaSets, ...jobs]) {
    owners.set(keyOf(row), podKey(row.cluster_id, row.owner_uid));
  }
  const ownerUids = [...uids, ...[...replicaSets, ...jobs].map(row => row.uid)];
  const pods: PodRow[] = await byUids(ownerUids, part =>
    ownedBy('pods', part).select('*'),
  );
  return groupByWorkload(pods, owners);
}

/** UIDs alone do not do: a restored copy of a cluster has them too. */
export function podKey(clusterId: string, workloadUid: string): string {
  return `${clusterId}/${workloadUid}`;
}

function keyOf(row: { cluster_id: string; uid: string }): string {
  return podKey(row.cluster_id, row.uid);
}

function groupByWorkload(pods: PodRow[], owners: Map<string, string>) {
  const groups = new Map<string, PodRow[]>();
  for (const pod of pods) {
    const workload = owners.get(podKey(pod.cluster_id, pod.owner_uid));
    if (workload) {
      groups.set(workload, [...(groups.get(workload) ?? []), pod]);
    }
  }
  return groups;
}

async function byUids<T>(
  uids: string[],
  read: (part: string[]) => PromiseLike<T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < uids.length; at += VALUES_A_STATEMENT) {
    rows.push(...(await read(uids.slice(at, at + VALUES_A_STATEMENT))));
  }
  return rows;
}
