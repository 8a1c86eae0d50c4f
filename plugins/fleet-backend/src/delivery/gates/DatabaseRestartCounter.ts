import type { ObjectRef } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import { firstKey } from '../../inventory/history/keys';
import type { RestartCounter } from './RestartCounter';

/** From what the inventory has of the past. */
export class DatabaseRestartCounter implements RestartCounter {
  static create(knex: Knex): RestartCounter {
    return new DatabaseRestartCounter(knex);
  }

  private constructor(private readonly knex: Knex) {}

  async count(
    clusterId: string,
    workloads: readonly ObjectRef[],
    since: number,
  ): Promise<number> {
    const counts = await Promise.all(
      workloads.map(workload => this.#countOf(clusterId, workload, since)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #countOf(
    clusterId: string,
    { kind, namespace = '', name }: ObjectRef,
    since: number,
  ): Promise<number> {
    const [row] = await this.knex('clusters as c')
      .join('history_workloads as h', 'h.cluster_no', 'c.no')
      .join('restarts as r', 'r.workload_id', 'h.id')
      .where({ 'c.id': clusterId, 'h.kind': kind, 'h.name': name })
      .where({ 'h.namespace': namespace })
      .where('r.id', '>=', firstKey(Math.floor(since / 1_000)))
      .sum({ n: 'r.count' });
    return Number(row.n ?? 0);
  }
}
