import { readFileSync } from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';
import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';

/** The connection that a kubeconfig of the testbed, of one cluster, names. */
export function connectionFrom(path: string): ClusterConnection {
  const config = new KubeConfig();
  config.loadFromString(readFileSync(path, 'utf8'));
  const { server, caData = '' } = config.getCurrentCluster()!;
  const { token = '' } = config.getCurrentUser()!;
  return {
    url: server,
    caData: Buffer.from(caData, 'base64').toString('utf8'),
    credential: async () => ({ type: 'bearer', token }),
  };
}
