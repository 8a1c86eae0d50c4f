import type { Dialect } from '../../inventory/store/dialect';
import { KEPT } from '../../inventory/projections/containers';
import { textKey } from '../../inventory/textKey';
import type { SqlReader } from '../sql';

const REASON = 'CrashLoopBackOff';

/** A container that crashes again and again, now. */
export interface CrashLoop {
  /** history_workloads.id */
  workload_id: number;
  /** The key of its name among texts. */
  container: string;
}

/**
 * All crash loops there are now, as far as their workloads have a past. Pods
 * that wait for anything are few, and have an index of their own; their workload
 * is found as RestartKeeper does it.
 */
export async function readCrashLoops(
  reader: SqlReader,
  { at, elements, json }: Pick<Dialect, 'at' | 'elements' | 'json'>,
): Promise<CrashLoop[]> {
  const rows = await reader.read<CrashLoop>({
    text: `select distinct h.id as workload_id,
        ${at('k.value', KEPT.name, 'text')} as container
      from pods p
        cross join ${elements(json('p.containers'), 'k')}
        join texts n on n.id = p.namespace
        left join replica_sets s on s.id = p.owner_id
        left join workloads w on w.id = coalesce(s.owner_id, p.owner_id)
        left join workloads c on c.id = w.owner_id
        join history_workloads h on h.cluster_no = p.cluster_no
          and h.namespace = n.text
          and h.name = coalesce(c.name, w.name, s.name, p.name)
          and h.kind = coalesce(c.kind, w.kind,
            case when s.id is null then 'Pod' else 'ReplicaSet' end)
      where p.waiting_reason is not null
        and ${at('k.value', KEPT.waiting, 'text')} = '${REASON}'`,
    values: [],
  });
  return rows.map(row => ({ ...row, container: textKey(row.container) }));
}
