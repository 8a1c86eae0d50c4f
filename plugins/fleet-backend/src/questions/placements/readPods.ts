import { placeholders, type SqlReader } from '../sql';

/** Pods of one workload that agree on their digests, in sum. */
interface PodGroup {
  workload_id: number;
  restarts: number | string;
  waiting_reason: string | null;
  last_restart_at: string | null;
  last_restart_reason: string | null;
  /** JSON. */
  digests: string;
}

/** What the pods of one workload tell. */
export interface PodSummary {
  restarts: number;
  /** Of one of those that wait, if any. */
  waitingReason?: string;
  lastRestart?: { at: string; reason?: string };
  /** JSON, as each of the pods has them; equal ones once. */
  digests: string[];
}

/**
 * The pods of workloads, directly or through their ReplicaSets and Jobs.
 *
 * @param ids - Of workloads; one that is not in the answer has no pods
 */
export async function readPods(
  reader: SqlReader,
  ids: readonly number[],
): Promise<Map<number, PodSummary>> {
  if (ids.length === 0) {
    return new Map();
  }
  const groups = await reader.read<PodGroup>({
    text: podsOf(placeholders(ids)),
    values: [...ids, ...ids, ...ids],
  });
  const summaries = new Map<number, PodSummary>();
  for (const group of groups) {
    const { workload_id: id } = group;
    summaries.set(id, withGroup(summaries.get(id), group));
  }
  return summaries;
}

/**
 * Pods are summed up in the database, since they are many; texts are looked up
 * for the sums alone. A time takes 24 characters, and sorts before its reason.
 */
function podsOf(ids: string): string {
  const text = (id: string) => `(select text from texts where id = ${id})`;
  return `select workload_id, restarts, last_restart_at,
      ${text('digests')} as digests,
      ${text('waiting_reason')} as waiting_reason,
      ${text(
        `cast(substr(last_restart, 26) as integer)`,
      )} as last_restart_reason
    from (
      select o.workload_id, p.digests, sum(p.restarts) as restarts,
        min(p.waiting_reason) as waiting_reason,
        max(p.last_restart_at) as last_restart_at,
        max(p.last_restart_at || ' ' || coalesce(p.last_restart_reason, 0))
          as last_restart
      from (
        select id as workload_id, id as owner_id from workloads where id in ${ids}
        union all
        select owner_id, id from replica_sets where owner_id in ${ids} and desired > 0
        union all
        select owner_id, id from workloads where owner_id in ${ids} and kind = 'Job'
      ) o cross join pods p
      where p.owner_id = o.owner_id
      group by o.workload_id, p.digests
    ) g`;
}

function withGroup(
  sofar: PodSummary = { restarts: 0, digests: [] },
  group: PodGroup,
): PodSummary {
  const { last_restart_at: at, last_restart_reason: reason } = group;
  const isNewer = at && !(sofar.lastRestart && sofar.lastRestart.at >= at);
  return {
    restarts: sofar.restarts + Number(group.restarts),
    waitingReason: sofar.waitingReason ?? group.waiting_reason ?? undefined,
    lastRestart: isNewer
      ? { at, reason: reason ?? undefined }
      : sofar.lastRestart,
    digests: [...sofar.digests, group.digests],
  };
}
