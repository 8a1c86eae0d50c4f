import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import type { ClusterStore } from './ClusterStore';
import { identifyClusters } from './operations/identifyClusters';
import { recordLocator } from './operations/recordLocator';
import { retireClusters } from './operations/retireClusters';

/** A ClusterStore in the plugin's database. */
export class DatabaseClusterStore implements ClusterStore {
  static create(options: { knex: Knex; now: () => number }): ClusterStore {
    return new DatabaseClusterStore(options.knex, options.now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly now: () => number,
  ) {}

  identify(locator: string, located: readonly LocatedCluster[]) {
    return identifyClusters({
      knex: this.knex,
      locator,
      located,
      now: this.now(),
    });
  }

  recordLocator(locator: string, problem: string | undefined) {
    return recordLocator({
      knex: this.knex,
      locator,
      problem,
      now: this.now(),
    });
  }

  retire(options: Parameters<ClusterStore['retire']>[0]) {
    return retireClusters({ knex: this.knex, ...options });
  }
}
