import type { Knex } from 'knex';
import type { WorkloadCost } from '../../../collect/cluster/types';
import { columnText } from '../../projections/read';
import type { ClusterWrite } from '../ClusterWrite';

/** What OpenCost calls what may be meant, the first before the others. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  deployment: ['Deployment'],
  statefulset: ['StatefulSet'],
  daemonset: ['DaemonSet'],
  // It leaves out which of a CronJob's Jobs it was.
  job: ['CronJob', 'Job'],
  rollout: ['Rollout'],
};
/** SQLite takes no more values than that in a statement of many rows. */
const ROWS_AT_ONCE = 100;

interface Claim {
  service_id: number | null;
  service_confidence: number | null;
}

/**
 * Keeps what OpenCost says that a cluster costs, in place of what was before,
 * summed up by namespace and the service that workloads belong to now.
 */
export async function recordCosts(
  tx: Knex.Transaction,
  no: number,
  { costs: found, readAt }: NonNullable<ClusterWrite['costs']>,
): Promise<void> {
  await tx('cluster_costs').where({ cluster_no: no }).delete();
  await tx('cost_sources').where({ cluster_no: no }).delete();
  if (!found) {
    return;
  }
  const { currency } = found;
  await tx('cost_sources').insert({
    cluster_no: no,
    currency,
    read_at: readAt,
  });
  const claims = await readClaims(tx, no);
  const sums = sumUp(found.costs, claims);
  await tx.batchInsert(
    'cluster_costs',
    sums.map(sum => ({ ...sum, cluster_no: no })),
    ROWS_AT_ONCE,
  );
}

async function readClaims(
  tx: Knex.Transaction,
  no: number,
): Promise<Map<string, Claim>> {
  const rows = await tx('workloads')
    .select('kind', 'namespace', 'name', 'service_id', 'service_confidence')
    .where({ cluster_no: no })
    .whereIn('kind', Object.values(KINDS).flat());
  return new Map(
    rows.map(row => [
      `${row.kind}/${row.namespace}/${row.name}`,
      {
        service_id: row.service_id,
        service_confidence: row.service_confidence,
      },
    ]),
  );
}

function sumUp(
  costs: readonly WorkloadCost[],
  claims: ReadonlyMap<string, Claim>,
) {
  const sums = new Map<string, Claim & { namespace: string; hourly: number }>();
  for (const { hourly, ...cost } of costs) {
    const namespace = columnText(cost.namespace);
    const claim = claimOf({ ...cost, namespace }, claims);
    const key = JSON.stringify([namespace, claim]);
    const known = sums.get(key)?.hourly ?? 0;
    sums.set(key, { namespace, ...claim, hourly: known + hourly });
  }
  return [...sums.values()];
}

function claimOf(
  { kind = '', namespace, name }: Omit<WorkloadCost, 'hourly'>,
  claims: ReadonlyMap<string, Claim>,
): Claim {
  const [found] = (KINDS[kind.toLowerCase()] ?? []).flatMap(
    one => claims.get(`${one}/${namespace}/${name}`) ?? [],
  );
  return found ?? { service_id: null, service_confidence: null };
}
