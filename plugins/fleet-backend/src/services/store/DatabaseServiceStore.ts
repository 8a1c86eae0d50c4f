import type { Knex } from 'knex';
import type { Claim, ClaimableWorkload } from '../claims/Claim';
import type { KeptService, Service } from '../Service';
import { claimsDueOf } from './operations/claimsDueOf';
import { diffServices } from './operations/diffServices';
import { readServices } from './operations/readServices';
import { takeDue } from './operations/takeDue';
import { writeClaims } from './operations/writeClaims';
import { writeServices } from './operations/writeServices';
import type { ServiceStore } from './ServiceStore';

export interface DatabaseServiceStoreOptions {
  knex: Knex;
  /** Runs work in a transaction, while nothing else is written. */
  exclusively<R>(work: (tx: Knex.Transaction) => Promise<R>): Promise<R>;
}

/** Beside the inventory. */
export class DatabaseServiceStore implements ServiceStore {
  static create(options: DatabaseServiceStoreOptions): ServiceStore {
    return new DatabaseServiceStore(options);
  }

  private constructor(private readonly options: DatabaseServiceStoreOptions) {}

  services(): Promise<KeptService[]> {
    return readServices(this.options.knex);
  }

  async replace(services: readonly Service[]): Promise<boolean> {
    const diff = diffServices(await this.services(), services);
    const { added, changed, gone } = diff;
    if (added.length + changed.length + gone.length === 0) {
      return false;
    }
    await this.options.exclusively(async tx => {
      await claimsDueOf(tx, diff);
      await writeServices(tx, diff);
    });
    return true;
  }

  async isAnyDue(): Promise<boolean> {
    const due = await this.options.knex('claims_due').first('workload_id');
    return due !== undefined;
  }

  claimDue(
    claimOf: (workload: ClaimableWorkload) => Claim | undefined,
    limit: number,
  ): Promise<number> {
    return this.options.exclusively(async tx => {
      const { count, workloads } = await takeDue(tx, limit);
      const claims = workloads.map(workload => ({
        workloadId: workload.id,
        claim: claimOf(workload),
      }));
      await writeClaims(tx, claims);
      return count;
    });
  }
}
