import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import type { ClusterStore } from './ClusterStore';
import { identifyClusters } from './operations/identifyClusters';
import { recordLocator } from './operations/recordLocator';
import { RetireOptions, retireClusters } from './operations/retireClusters';

export interface DatabaseClusterStoreOptions {
  knex: Knex;
  now: () => number;
  /** Deletes what others keep of a cluster; what is left goes with the cluster. */
  deleteRows: RetireOptions['deleteRows'];
}

/** A ClusterStore in the plugin's database. */
export class DatabaseClusterStore implements ClusterStore {
  readonly #options: DatabaseClusterStoreOptions;

  static create(options: DatabaseClusterStoreOptions): ClusterStore {
    return new DatabaseClusterStore(options);
  }

  private constructor(options: DatabaseClusterStoreOptions) {
    this.#options = options;
  }

  identify(locator: string, located: readonly LocatedCluster[]) {
    const { knex, now } = this.#options;
    return identifyClusters({ knex, locator, located, now: now() });
  }

  recordLocator(locator: string, problem: string | undefined) {
    const { knex, now } = this.#options;
    return recordLocator({ knex, locator, problem, now: now() });
  }

  retire(...[retired, signal]: Parameters<ClusterStore['retire']>) {
    const { knex, deleteRows } = this.#options;
    return retireClusters({ knex, deleteRows, signal, ...retired });
  }
}
