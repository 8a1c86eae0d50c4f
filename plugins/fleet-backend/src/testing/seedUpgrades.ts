import type { Knex } from 'knex';
import {
  EVIDENCE,
  KINDS,
  PRECISIONS,
  SOURCES,
  type UpgradeKind,
} from '../inventory/history/upgrades/types';
import { firstKey, secondsOf } from '../inventory/history/keys';
import { textId } from './interning';
import { clusterNo } from './seedObject';

export interface SeededWorkload {
  name: string;
  kind?: string;
  namespace?: string;
  /** Of services. */
  service?: number;
  confidence?: 0 | 1 | 2;
  /** ISO 8601 */
  truncatedAt?: string;
}

/** Rows of the past of a fleet, for tests of questions. */
export interface UpgradesSeed {
  /** @returns its number in services */
  service(entityRef: string, owner: string): Promise<number>;
  /** @returns its number in history_workloads */
  workload(clusterId: string, workload: SeededWorkload): Promise<number>;
  upgrade(
    workloadId: number,
    upgrade: { at: string; kind?: UpgradeKind; rollout?: string },
  ): Promise<void>;
}

export function seedUpgrades(knex: Knex): UpgradesSeed {
  let count = 0;
  return {
    async service(entityRef, owner) {
      const row = { entity_ref: entityRef, owner, lookup: '{}' };
      await knex('services').insert(row);
      return (await knex('services').first('id').where(row)).id;
    },
    async workload(clusterId, { name, ...workload }) {
      const key = {
        cluster_no: await clusterNo(knex, clusterId),
        kind: workload.kind ?? 'Deployment',
        namespace: workload.namespace ?? 'shop',
        name,
      };
      const { service = null, confidence = 0, truncatedAt } = workload;
      await knex('history_workloads').insert({
        ...key,
        service_id: service,
        service_confidence: service && confidence,
        service_by: service && 'app.kubernetes.io/name',
        truncated_at: truncatedAt ? secondsOf(truncatedAt) : null,
      });
      return (await knex('history_workloads').first('id').where(key)).id;
    },
    async upgrade(workloadId, { at, kind = 'upgrade', rollout }) {
      count += 1;
      const changes = [{ container: 'app', from: 'app:1.9', to: 'app:1.10' }];
      await knex('upgrades').insert({
        id: firstKey(secondsOf(at)) + count,
        workload_id: workloadId,
        what: await textId(knex, JSON.stringify({ changes, rollout })),
        revision: 2,
        kind: KINDS.indexOf(kind),
        source: SOURCES.indexOf(rollout ? 'flotilla' : 'replicaSet'),
        evidence: EVIDENCE.indexOf('recovered'),
        precision: PRECISIONS.indexOf('second'),
      });
    },
  };
}
