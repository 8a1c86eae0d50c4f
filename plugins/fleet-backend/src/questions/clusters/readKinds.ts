import type { KindSync } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import type { KindRow } from '../coverage';

/** Where the rows of a kind are; workloads share a table. */
const TABLES: Record<string, string> = {
  Namespace: 'namespaces',
  Node: 'nodes',
  ReplicaSet: 'replica_sets',
  Pod: 'pods',
};

/** What state each kind of a cluster is in, and how many rows there are. */
export async function readKinds(
  knex: Knex,
  clusterId: string,
): Promise<KindSync[]> {
  const kinds = await knex<KindRow>('kind_syncs')
    .select('kind', 'status', 'reason', 'since')
    .where({ cluster_id: clusterId })
    .orderBy('kind');
  return Promise.all(
    kinds.map(async ({ kind, status, reason, since }) => ({
      kind,
      status,
      rows: await countRows(knex, clusterId, kind),
      since,
      reason: reason ?? undefined,
    })),
  );
}

async function countRows(
  knex: Knex,
  clusterId: string,
  kind: string,
): Promise<number> {
  const own = Object.hasOwn(TABLES, kind) ? TABLES[kind] : undefined;
  const row = await knex(own ?? 'workloads')
    .where({ cluster_id: clusterId, ...(own ? {} : { kind }) })
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}
