import type { Knex } from 'knex';
import { dueWithWorkload, WORKLOAD } from './workloadOfPod';

const SERVICE = ['service_id', 'service_confidence', 'service_by'];

/** Begins to keep the past of the workloads of what is due, where it is not kept. */
export async function addPasts(
  tx: Knex.Transaction,
  ids: readonly number[],
): Promise<void> {
  const columns = { ...WORKLOAD, ...Object.fromEntries(SERVICE.map(ofTop)) };
  const workloads = dueWithWorkload(tx)
    .distinct(
      Object.entries(columns).map(([name, sql]) => tx.raw(`${sql} as ${name}`)),
    )
    .whereIn('d.id', ids);
  // Knex leaves ON CONFLICT out of an INSERT from a SELECT. Two replicas that
  // write the same ones in another order would wait for each other.
  await tx.raw(
    `insert into history_workloads (${Object.keys(columns)})
     select x.* from ? as x where true order by 1, 2, 3, 4
     on conflict (${Object.keys(WORKLOAD)}) do nothing`,
    [workloads],
  );
}

/** A CronJob's service, not that of its Job. */
function ofTop(column: string): [name: string, sql: string] {
  return [
    column,
    `case when c.id is null then w.${column} else c.${column} end`,
  ];
}
