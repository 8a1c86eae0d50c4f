import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

type Row = Record<string, string | number | boolean | null>;

/** The time at which seeded clusters were last seen. */
export const SEEDED_AT = '2026-11-24T12:00:00.000Z';

/** Shortly after that: seeded clusters are still current. */
export const NOW = Date.parse(SEEDED_AT) + 5_000;

/** Rows of a fleet for tests of questions; what is not given is healthy. */
export interface FleetSeed {
  cluster(name: string, columns?: Row): Promise<string>;
  workload(
    clusterId: string,
    columns?: Row & { labels?: never },
    labels?: Record<string, string>,
  ): Promise<string>;
  replicaSet(
    clusterId: string,
    ownerUid: string,
    columns?: Row,
  ): Promise<string>;
  pod(clusterId: string, ownerUid: string, columns?: Row): Promise<string>;
  node(clusterId: string, columns?: Row): Promise<string>;
  kind(clusterId: string, kind: string, columns?: Row): Promise<void>;
  locatorProblem(locator: string, reason: string): Promise<void>;
}

export function seedFleet(knex: Knex): FleetSeed {
  const object = async (table: string, defaults: Row, columns: Row) => {
    const row = {
      uid: randomUUID(),
      row_hash: 'seed',
      ...defaults,
      ...columns,
    };
    await knex(table).insert(row);
    return row.uid as string;
  };
  return {
    async cluster(name, columns = {}) {
      const id = (columns.id as string) ?? randomUUID();
      await knex('clusters').insert({ ...clusterRow(id, name), ...columns });
      return id;
    },
    async workload(clusterId, columns = {}, labels = {}) {
      const uid = await object('workloads', workloadRow(clusterId), columns);
      for (const [key, value] of Object.entries(labels)) {
        await knex('workload_labels').insert({
          cluster_id: clusterId,
          workload_uid: uid,
          label_key: key,
          label_value: value,
        });
      }
      return uid;
    },
    replicaSet: (clusterId, ownerUid, columns = {}) =>
      object('replica_sets', replicaSetRow(clusterId, ownerUid), columns),
    pod: (clusterId, ownerUid, columns = {}) =>
      object('pods', podRow(clusterId, ownerUid), columns),
    node: (clusterId, columns = {}) =>
      object('nodes', nodeRow(clusterId), columns),
    async kind(clusterId, kind, columns = {}) {
      await knex('kind_syncs').insert({
        cluster_id: clusterId,
        kind,
        status: 'current',
        since: SEEDED_AT,
        ...columns,
      });
    },
    async locatorProblem(locator, reason) {
      const since = SEEDED_AT;
      await knex('locator_problems').insert({ locator, reason, since });
    },
  };
}

function clusterRow(id: string, name: string): Row {
  return {
    id,
    locator: 'kubeconfig',
    locator_key: id,
    name,
    labels: '{}',
    status: 'current',
    status_since: SEEDED_AT,
    observed_at: SEEDED_AT,
    synced_at: SEEDED_AT,
  };
}

function workloadRow(clusterId: string): Row {
  return {
    cluster_id: clusterId,
    kind: 'Deployment',
    namespace: 'shop',
    name: 'checkout',
    owner_uid: null,
    images:
      '[{"container":"checkout","image":"ghcr.io/acme/checkout","tag":"1.2.3"}]',
    version: '1.2.3',
    desired: 2,
    ready: 2,
    updated: 2,
    available: 2,
    status: 'healthy',
    status_reason: null,
  };
}

function replicaSetRow(clusterId: string, ownerUid: string): Row {
  return {
    cluster_id: clusterId,
    namespace: 'shop',
    name: 'checkout-5d9c7b',
    owner_uid: ownerUid,
    revision: 1,
    images: '[]',
    desired: 2,
    created_at: SEEDED_AT,
  };
}

function podRow(clusterId: string, ownerUid: string): Row {
  return {
    cluster_id: clusterId,
    namespace: 'shop',
    name: 'checkout-5d9c7b-x2x4z',
    owner_uid: ownerUid,
    node: 'node-1',
    phase: 'Running',
    ready: true,
    restarts: 0,
    waiting_reason: null,
    last_restart_at: null,
    last_restart_reason: null,
    digests: '[]',
  };
}

function nodeRow(clusterId: string): Row {
  return {
    cluster_id: clusterId,
    name: 'node-1',
    ready: true,
    labels: '{}',
    annotation_keys: '[]',
  };
}
