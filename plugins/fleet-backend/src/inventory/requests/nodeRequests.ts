import type { Knex } from 'knex';
import {
  type Asked,
  isAsked,
  NOTHING,
  type Requests,
  toAsked,
} from './Requests';

/** Keeps with each node of a cluster what its pods ask for together. */
export async function keepNodeRequests(
  tx: Knex.Transaction,
  no: number,
): Promise<void> {
  const sums = await sumsOf(tx, no);
  const nodes: Array<Asked & { id: number; name: string }> = await tx('nodes')
    .select('id', 'name', 'asked_pods', 'asked_cpu', 'asked_memory')
    .where({ cluster_no: no });
  for (const node of nodes) {
    const requests = sums.get(node.name) ?? NOTHING;
    if (!isAsked(node, requests)) {
      await tx('nodes').where({ id: node.id }).update(toAsked(requests));
    }
  }
}

/** By the names of nodes, which are looked up for the sums alone. */
async function sumsOf(
  tx: Knex.Transaction,
  no: number,
): Promise<Map<string, Requests>> {
  const sums = tx('pods')
    .select('node')
    .count({ pods: '*' })
    .sum({ cpu: 'cpu_request', memory: 'memory_request' })
    .where({ cluster_no: no })
    .whereNotNull('node')
    .whereNotNull('cpu_request')
    .groupBy('node')
    .as('p');
  const rows: Array<Requests & { node: string }> = await tx(sums)
    .join('texts as t', 't.id', 'p.node')
    .select('t.text as node', 'p.pods', 'p.cpu', 'p.memory');
  return new Map(rows.map(row => [row.node, row]));
}
