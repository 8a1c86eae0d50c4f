import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, withinScope } from '../asker';
import type { ClusterRow } from '../coverage';
import { recentByCluster } from '../restarts';
import { createReader, type SqlReader } from '../sql';
import { shippedSupport, type SupportOf } from '../support';
import { countByCluster, type CountsOf } from './countByCluster';
import { toCluster } from './toCluster';

export interface ClusterSummariesOptions {
  knex: Knex;
  /** In ms. */
  now?: () => number;
  /** Until when clusters are supported; by the shipped dates if absent. */
  supportOf?: SupportOf;
}

/** Clusters as the API shows them, with what the asker may know of in them. */
export class ClusterSummaries {
  readonly #knex: Knex;
  readonly #reader: SqlReader;
  readonly #now: () => number;
  readonly #supportOf: SupportOf;

  constructor(options: ClusterSummariesOptions) {
    const { knex, now = Date.now, supportOf = shippedSupport() } = options;
    this.#knex = knex;
    this.#now = now;
    this.#supportOf = supportOf;
    this.#reader = createReader(knex);
  }

  /** @param known - Their counts, where they have been counted */
  async of(
    rows: readonly ClusterRow[],
    asker: Asker,
    known?: CountsOf,
  ): Promise<Cluster[]> {
    const [counts, restarts] = await Promise.all([
      known ?? this.count(rows, asker),
      this.#restarts(rows, asker),
    ]);
    return rows.map(row =>
      toCluster(row, counts(row.no), {
        restarts24h: restarts(row.no),
        supportEndsAt: this.#supportOf(row)?.supportEndsAt,
      }),
    );
  }

  count(rows: readonly ClusterRow[], { workloads }: Asker): Promise<CountsOf> {
    return countByCluster(this.#knex, {
      nos: rows.map(({ no }) => no),
      visible: withinScope(this.#reader, workloads, 'w'),
    });
  }

  /** Within a day; undefined where pods cannot be seen. */
  async #restarts(rows: readonly ClusterRow[], { fleet, workloads }: Asker) {
    const counts = await recentByCluster(this.#reader, {
      nos: rows.map(({ no }) => no),
      now: this.#now(),
      visible: withinScope(this.#reader, workloads, 'h'),
    });
    return (no: number) =>
      fleet.kindIs(no, 'Pod', ['initial', 'forbidden'])
        ? undefined
        : counts.get(no) ?? 0;
  }
}
