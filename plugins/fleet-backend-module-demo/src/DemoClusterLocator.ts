import type {
  ClusterConnection,
  FleetClusterLocator,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import type { LazyDemoFleet, ReachableFleet } from './LazyDemoFleet';

/** Names the clusters of the demo fleet, and starts it for the first who asks. */
export class DemoClusterLocator implements FleetClusterLocator {
  constructor(private readonly fleet: LazyDemoFleet) {}

  async locate(): Promise<LocatedCluster[]> {
    const { clusters } = await this.fleet.get();
    return clusters.map(located);
  }
}

function located(cluster: ReachableFleet['clusters'][number]): LocatedCluster {
  const { name, labels, url, token, delivererToken } = cluster;
  return {
    key: name,
    name,
    labels,
    connection: connectionWith(url, token),
    delivery: connectionWith(url, delivererToken),
  };
}

function connectionWith(url: string, token: string): ClusterConnection {
  return { url, credential: async () => ({ type: 'bearer', token }) };
}
