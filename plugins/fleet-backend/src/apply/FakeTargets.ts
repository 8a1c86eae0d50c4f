import { ServiceUnavailableError } from '@backstage/errors';
import type { Clock } from '../collect';
import { FakeTargetCluster } from './cluster/fake/FakeTargetCluster';
import { DefaultApplier } from './DefaultApplier';
import { DefaultImageChanger } from './images/DefaultImageChanger';
import { InventoryStore } from './inventory';
import type { Target, Targets } from './Targets';

/** Clusters in memory, by their ids, with what is done in them for real. */
export class FakeTargets implements Targets {
  readonly clusters = new Map<string, FakeTargetCluster>();
  closed = false;

  constructor(private readonly clock: Clock, ...ids: string[]) {
    ids.forEach(id => this.clusters.set(id, new FakeTargetCluster()));
  }

  target(clusterId: string): Target {
    const cluster = this.clusters.get(clusterId);
    if (!cluster) {
      throw new ServiceUnavailableError(
        `There is no connection to ${clusterId}`,
      );
    }
    const inventories = new InventoryStore(cluster);
    const parts = { cluster, inventories, clock: this.clock };
    return {
      cluster,
      applier: DefaultApplier.create(parts),
      images: DefaultImageChanger.create(parts),
    };
  }

  async close() {
    this.closed = true;
  }
}
