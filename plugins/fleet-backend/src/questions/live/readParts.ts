import type { SqlReader } from '../sql';
import type { FoundPod, FoundWorkload } from './FoundWorkload';

const MAX_PODS = 100;

/** What controls the pods of a workload: itself, its ReplicaSets and its Jobs. */
const CONTROLLERS = `
  select cast(? as integer) as id
  union all select id from replica_sets where owner_id = ?
  union all select id from workloads where owner_id = ? and kind = 'Job'`;

/** The pods of a workload, the one that restarted last first; at most 100. */
export async function readPodsOf(
  reader: SqlReader,
  clusterNo: number,
  { id, namespace, name }: FoundWorkload,
): Promise<FoundPod[]> {
  const pods =
    typeof id === 'number'
      ? {
          text: `(${CONTROLLERS}) o cross join pods p where p.owner_id = o.id`,
          values: [id, id, id],
        }
      : {
          text: `pods p cross join texts n
            where p.cluster_no = ? and p.name = ?
              and n.id = p.namespace and n.text = ?`,
          values: [clusterNo, name, namespace],
        };
  return reader.read<FoundPod>({
    text: `select p.name, p.containers from ${pods.text}
      order by coalesce(p.last_restart_at, '') desc, p.name limit ${MAX_PODS}`,
    values: pods.values,
  });
}

/** What there is between a workload and its pods, by kind and name. */
export async function readControllersOf(
  reader: SqlReader,
  { id }: FoundWorkload,
): Promise<Array<{ kind: string; name: string }>> {
  if (typeof id !== 'number') {
    return [];
  }
  return reader.read({
    text: `select 'ReplicaSet' as kind, name from replica_sets where owner_id = ?
      union all
      select kind, name from workloads where owner_id = ? and kind = 'Job'`,
    values: [id, id],
  });
}
