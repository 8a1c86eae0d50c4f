import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { LEASE_MS, LeaseKeeper } from '../../collect/leases';
import { FakeClock } from '../../collect/FakeClock';
import { DatabaseLeaseStore } from './DatabaseLeaseStore';
import { LeaseFence } from './LeaseFence';

const NOW = '(select at from test_time)';

/** A replica of the backend, as far as leases go. */
export interface TestReplica {
  id: string;
  keeper: LeaseKeeper;
  fence: LeaseFence;
  /** What it was told to collect last. */
  collects: ReadonlySet<string>;
  /** How many clusters it began to collect in all. */
  begun: number;
}

/** Replicas that share a database whose time stands still until it is moved. */
export class LeaseHarness {
  readonly #clock = new FakeClock();

  static async create(knex: Knex, logger: LoggerService) {
    await knex.raw('create table test_time as select clock_timestamp() as at');
    return new LeaseHarness(knex, logger);
  }

  private constructor(
    readonly knex: Knex,
    private readonly logger: LoggerService,
  ) {}

  store(replicaId: string) {
    const { knex } = this;
    return DatabaseLeaseStore.create({ knex, replicaId, databaseNow: NOW });
  }

  replica(id: string): TestReplica {
    const replica = { id, collects: new Set<string>(), begun: 0 };
    const keeper = new LeaseKeeper({
      store: this.store(id),
      replicaId: id,
      async onOwned(ids) {
        const fresh = [...ids].filter(one => !replica.collects.has(one));
        replica.begun += fresh.length;
        replica.collects = new Set(ids);
      },
      clock: this.#clock,
      monotonic: this.#clock.now,
      logger: this.logger,
    });
    const fence = new LeaseFence({ replicaId: id, held: keeper });
    return Object.assign(replica, { keeper, fence });
  }

  /** Moves the database's time on; the replicas' clocks stand still. */
  async pass(ms: number): Promise<void> {
    await this.knex.raw(
      `update test_time set at = at + ? * interval '1 millisecond'`,
      [ms],
    );
  }

  /** Until leases that were not renewed have run out. */
  passLease(): Promise<void> {
    return this.pass(LEASE_MS);
  }

  /** The clusters that a replica may write about, of these. */
  async writable(replica: TestReplica, ids: readonly string[]) {
    const admitted = await this.knex.transaction(tx =>
      replica.fence.admitted(tx, ids),
    );
    return [...admitted].sort();
  }
}

/** Ids of a fleet's clusters, in the database. */
export async function insertClusters(knex: Knex, count: number) {
  const ids = Array.from({ length: count }, (_, at) => `id-${at}`);
  const rows = ids.map(id => ({
    id,
    locator: 'test',
    locator_key: id,
    name: id,
    labels: '{}',
    status: 'initial',
    status_since: '2026-11-24T12:00:00.000Z',
  }));
  await knex.batchInsert('clusters', rows);
  return ids;
}
