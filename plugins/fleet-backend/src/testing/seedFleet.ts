import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { addLabel } from './interning';
import { clusterNo, type Row, seedObject } from './seedObject';

/** The time at which seeded clusters were last seen. */
export const SEEDED_AT = '2026-11-24T12:00:00.000Z';

/** Shortly after that: seeded clusters are still current. */
export const NOW = Date.parse(SEEDED_AT) + 5_000;

/**
 * Rows of a fleet for tests of questions; what is not given is healthy. Columns
 * are given as projections name their cells: texts and UIDs, not their numbers.
 * Objects are answered with their UIDs.
 */
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
  namespace(clusterId: string, columns?: Row): Promise<string>;
  /** Of cert-manager. */
  certificate(clusterId: string, columns?: Row): Promise<string>;
  /** Of a webhook configuration or an APIService. */
  caBundle(clusterId: string, columns?: Row): Promise<string>;
  /** What a look at it found, and a use of a deprecated API unless it is null. */
  deprecatedApi(clusterId: string, use: Row | null, look?: Row): Promise<void>;
  /** What its API server shows. */
  serverCertificate(clusterId: string, columns?: Row): Promise<void>;
  kind(clusterId: string, kind: string, columns?: Row): Promise<void>;
  locatorProblem(locator: string, reason: string): Promise<void>;
}

export function seedFleet(knex: Knex): FleetSeed {
  return {
    async cluster(name, columns = {}) {
      const id = (columns.id as string) ?? randomUUID();
      await knex('clusters').insert({ ...clusterRow(id, name), ...columns });
      return id;
    },
    async workload(clusterId, columns = {}, labels = {}) {
      const { uid, id } = await seedObject(knex, clusterId, {
        table: 'workloads',
        row: { ...workloadRow(), ...columns },
      });
      for (const label of Object.entries(labels)) {
        await addLabel(knex, id!, label);
      }
      return uid;
    },
    replicaSet: (clusterId, ownerUid, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'replica_sets',
        row: { ...replicaSetRow(ownerUid), ...columns },
      }),
    pod: (clusterId, ownerUid, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'pods',
        row: { ...podRow(ownerUid), ...columns },
      }),
    node: (clusterId, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'nodes',
        row: { ...nodeRow(), ...columns },
      }),
    namespace: (clusterId, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'namespaces',
        row: { name: 'shop', labels: '{}', ...columns },
      }),
    certificate: (clusterId, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'certificates',
        row: {
          namespace: 'shop',
          name: 'web',
          ready: true,
          dns_names: 1,
          ...columns,
        },
      }),
    caBundle: (clusterId, columns = {}) =>
      uidOf(knex, clusterId, {
        table: 'ca_bundles',
        row: { ...caBundleRow(), ...columns },
      }),
    async deprecatedApi(clusterId, use, look = {}) {
      const cluster_no = await clusterNo(knex, clusterId);
      await knex('deprecated_api_looks')
        .insert({ ...lookRow(), cluster_no, ...look })
        .onConflict('cluster_no')
        .merge(Object.keys(look).length > 0 ? look : { cluster_no });
      if (use) {
        const row = { ...useRow(), cluster_no, ...use };
        await knex('deprecated_api_uses').insert(row);
      }
    },
    async serverCertificate(clusterId, columns = {}) {
      await knex('server_certificates').insert({
        cluster_no: await clusterNo(knex, clusterId),
        subject: 'kube-apiserver',
        issuer: 'kubernetes',
        not_before: SEEDED_AT,
        not_after: '2027-11-24T12:00:00.000Z',
        fingerprint: 'ab'.repeat(32),
        ...columns,
      });
    },
    async kind(clusterId, kind, columns = {}) {
      await knex('kind_syncs').insert({
        cluster_no: await clusterNo(knex, clusterId),
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

async function uidOf(...args: Parameters<typeof seedObject>): Promise<string> {
  return (await seedObject(...args)).uid;
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

function workloadRow(): Row {
  return {
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

function replicaSetRow(ownerUid: string): Row {
  return {
    namespace: 'shop',
    name: 'checkout-5d9c7b',
    owner_uid: ownerUid,
    revision: 1,
    images: '[]',
    desired: 2,
    created_at: SEEDED_AT,
  };
}

function podRow(ownerUid: string): Row {
  return {
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
    cpu_request: 250,
    memory_request: 256 * 1024,
  };
}

function nodeRow(): Row {
  return {
    name: 'node-1',
    ready: true,
    labels: '{}',
    annotation_keys: '[]',
    unschedulable: false,
    os: 'linux',
    arch: 'amd64',
    cpu: 4_000,
    memory: 16 * 1024 * 1024,
    pods: 110,
  };
}

function caBundleRow(): Row {
  return {
    kind: 'ValidatingWebhookConfiguration',
    name: 'guard',
    place: 'guard.example.com',
    bundles: 1,
    subject: 'guard-ca',
    issuer: 'guard-ca',
    not_before: SEEDED_AT,
    not_after: '2027-11-24T12:00:00.000Z',
    fingerprint: 'cd'.repeat(32),
  };
}

function lookRow(): Row {
  return { minor: 34, unlisted: '[]', metric: 'read', read_at: SEEDED_AT };
}

function useRow(): Row {
  return {
    removed_minor: 35,
    api_group: 'storage.k8s.io',
    version: 'v1alpha1',
    resource: 'volumeattributesclasses',
    kind: 'VolumeAttributesClass',
    evidence: 'managedFields',
    namespace: '',
    objects: 1,
    examples: '["gold"]',
    managers: JSON.stringify([{ name: 'helm', objects: 1, lastAt: SEEDED_AT }]),
    last_at: SEEDED_AT,
  };
}
