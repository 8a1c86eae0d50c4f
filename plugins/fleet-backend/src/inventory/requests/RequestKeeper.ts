import type { Knex } from 'knex';
import type { DatabaseInventoryWriter } from '../store/DatabaseInventoryWriter';
import { keepNodeRequests } from './nodeRequests';
import { keepWorkloadRequests } from './workloadRequests';

export interface RequestKeeperOptions {
  knex: Knex;
  writer: Pick<DatabaseInventoryWriter, 'exclusively'>;
}

/**
 * Keeps sums of what pods ask for, since pods are too many to be summed up for
 * each question. An index by node would take as much room as a tenth of the
 * inventory; so the sums follow the pods some time later.
 */
export class RequestKeeper {
  static create(options: RequestKeeperOptions): RequestKeeper {
    return new RequestKeeper(options);
  }

  private constructor(private readonly options: RequestKeeperOptions) {}

  /** Sums up the clusters that are due, between which others write. */
  async run(signal: AbortSignal): Promise<void> {
    const { knex, writer } = this.options;
    const due: number[] = await knex('requests_due')
      .orderBy('cluster_no')
      .pluck('cluster_no');
    for (const no of due) {
      if (signal.aborted) {
        return;
      }
      await writer.exclusively(tx => sumUp(tx, no));
    }
  }
}

/** What comes meanwhile makes it due again. */
async function sumUp(tx: Knex.Transaction, no: number): Promise<void> {
  const taken = await tx('requests_due').where({ cluster_no: no }).delete();
  // Else another replica has done it.
  if (taken > 0) {
    await keepNodeRequests(tx, no);
    await keepWorkloadRequests(tx, no);
  }
}
