import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterStore } from './ClusterStore';

/** A store in memory; ids are locator and key. */
export class FakeClusterStore implements ClusterStore {
  readonly problems = new Map<string, string>();
  readonly retired: Array<Parameters<ClusterStore['retire']>[0]> = [];

  async identify(locator: string, located: readonly LocatedCluster[]) {
    return located.map(({ key }) => `${locator}/${key}`);
  }

  async recordLocator(locator: string, problem: string | undefined) {
    if (problem === undefined) {
      this.problems.delete(locator);
    } else {
      this.problems.set(locator, problem);
    }
  }

  async retire(options: Parameters<ClusterStore['retire']>[0]) {
    this.retired.push(options);
  }
}
