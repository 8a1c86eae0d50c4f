import { ContractClient } from '../../contract/ContractClient';
import type { DemoCluster } from '../startDemoFleet';

/** Asks a cluster of the demo fleet, with one of its tokens. */
export function clientOf(cluster: DemoCluster, token = cluster.token) {
  const caller = { headers: { authorization: `Bearer ${token}` } };
  return new ContractClient({
    url: cluster.url,
    admin: caller,
    nobody: caller,
    anonymous: { headers: {} },
    forgetChanges: async () => {},
    stop: async () => {},
  });
}
