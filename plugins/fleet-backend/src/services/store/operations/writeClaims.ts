import type { Knex } from 'knex';
import type { Claim } from '../../claims/Claim';

export interface ClaimOfWorkload {
  workloadId: number;
  /** Undefined where it belongs to none. */
  claim?: Claim;
}

/** Writes to which services workloads belong, each kind of claim at once. */
export async function writeClaims(
  tx: Knex.Transaction,
  claims: readonly ClaimOfWorkload[],
): Promise<void> {
  const groups = new Map<string, { claim?: Claim; ids: number[] }>();
  for (const { workloadId, claim } of claims) {
    const key = JSON.stringify(claim ?? null);
    const group = groups.get(key) ?? { claim, ids: [] };
    groups.set(key, group);
    group.ids.push(workloadId);
  }
  for (const { claim, ids } of groups.values()) {
    const columns = {
      service_id: claim?.serviceId ?? null,
      service_confidence: claim?.confidence ?? null,
      service_by: claim?.by ?? null,
    };
    await tx('workloads').whereIn('id', ids).update(columns);
    await tx('history_workloads')
      .whereIn('id', pastOf(tx, ids))
      .update(columns);
  }
}

/** What is kept of the past of workloads. */
function pastOf(
  tx: Knex.Transaction,
  ids: readonly number[],
): Knex.QueryBuilder {
  return tx('workloads as w')
    .join('history_workloads as h', on =>
      ['cluster_no', 'namespace', 'name', 'kind'].forEach(column =>
        on.on(`h.${column}`, `w.${column}`),
      ),
    )
    .select('h.id')
    .whereIn('w.id', ids);
}
