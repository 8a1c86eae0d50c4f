import type { Knex } from 'knex';
import { LEASE_MS, LeaseStore } from '../../collect/leases';
import { followFleet } from './operations/followFleet';
import { leaveFleet } from './operations/leaveFleet';
import type { LeaseScope } from './operations/LeaseScope';
import { readView } from './operations/readView';
import { releaseLeases } from './operations/releaseLeases';
import { renewLeases } from './operations/renewLeases';
import { takeLeases } from './operations/takeLeases';

export interface DatabaseLeaseStoreOptions {
  /** PostgreSQL: SQLite has one replica, and no leases. */
  knex: Knex;
  replicaId: string;
  /** SQL that tells the time, for tests; by default the database's clock. */
  databaseNow?: string;
}

/**
 * A LeaseStore in the plugin's database. Statements that change more than one
 * lease lock them in the order of their numbers, so that none wait in a circle.
 */
export class DatabaseLeaseStore implements LeaseStore {
  static create(options: DatabaseLeaseStoreOptions): LeaseStore {
    const { knex, replicaId, databaseNow: now = 'clock_timestamp()' } = options;
    return new DatabaseLeaseStore({ knex, replicaId, now, leaseMs: LEASE_MS });
  }

  private constructor(private readonly scope: LeaseScope) {}

  follow(clusterIds: readonly string[]) {
    return followFleet(this.scope, clusterIds);
  }

  renew() {
    return renewLeases(this.scope);
  }

  look() {
    return readView(this.scope);
  }

  take(clusterIds: readonly string[]) {
    return takeLeases(this.scope, clusterIds);
  }

  release(clusterIds: readonly string[]) {
    return releaseLeases(this.scope, clusterIds);
  }

  /** First out of sight, so that nothing is meant for this replica any more. */
  async leave() {
    await leaveFleet(this.scope);
    await releaseLeases(this.scope);
  }
}
