import type { Knex } from 'knex';
import {
  type Asked,
  isAsked,
  NOTHING,
  plus,
  type Requests,
  toAsked,
} from './Requests';

/** Of the pods in a namespace that one thing controls, if any does. */
type Sum = Requests & { workload: number | null; namespace: string };

/**
 * Keeps with each workload of a cluster what its pods ask for together, and for
 * each namespace what pods ask for that belong to none.
 */
export async function keepWorkloadRequests(
  tx: Knex.Transaction,
  no: number,
): Promise<void> {
  const sums = await sumsOf(tx, no);
  const workloads: Array<Asked & { id: number }> = await tx('workloads')
    .select('id', 'asked_pods', 'asked_cpu', 'asked_memory')
    .where({ cluster_no: no });
  const byWorkload = added(sums, ({ workload }) => workload);
  for (const workload of workloads) {
    const requests = byWorkload.get(workload.id) ?? NOTHING;
    if (!isAsked(workload, requests)) {
      await tx('workloads')
        .where({ id: workload.id })
        .update(toAsked(requests));
    }
  }
  const known = new Set(workloads.map(({ id }) => id));
  const loose = sums.filter(
    ({ workload }) => workload === null || !known.has(workload),
  );
  await keepLoose(
    tx,
    no,
    added(loose, ({ namespace }) => namespace),
  );
}

/** A Deployment's pods are controlled by its ReplicaSets. */
function sumsOf(tx: Knex.Transaction, no: number): Promise<Sum[]> {
  const sums = tx('pods')
    .select('owner_id', 'namespace')
    .count({ pods: '*' })
    .sum({ cpu: 'cpu_request', memory: 'memory_request' })
    .where({ cluster_no: no })
    .whereNotNull('cpu_request')
    .groupBy('owner_id', 'namespace')
    .as('p');
  return tx(sums)
    .join('texts as t', 't.id', 'p.namespace')
    .leftJoin('replica_sets as s', 's.id', 'p.owner_id')
    .select(
      tx.raw('coalesce(s.owner_id, p.owner_id) as workload'),
      't.text as namespace',
      'p.pods',
      'p.cpu',
      'p.memory',
    )
    .then(rows => rows);
}

async function keepLoose(
  tx: Knex.Transaction,
  no: number,
  sums: ReadonlyMap<string, Requests>,
) {
  await tx('loose_requests').where({ cluster_no: no }).delete();
  for (const [namespace, { pods, cpu, memory }] of sums) {
    const row = { cluster_no: no, namespace, pods, cpu, memory };
    await tx('loose_requests').insert(row);
  }
}

function added<K>(
  sums: readonly Sum[],
  keyOf: (sum: Sum) => K,
): Map<K, Requests> {
  const all = new Map<K, Requests>();
  for (const sum of sums) {
    const key = keyOf(sum);
    all.set(key, plus(all.get(key) ?? NOTHING, sum));
  }
  return all;
}
