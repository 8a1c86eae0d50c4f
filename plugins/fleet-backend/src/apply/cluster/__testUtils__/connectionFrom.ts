import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const decode = (base64: string) =>
  Buffer.from(base64, 'base64').toString('utf8');

/** The connection that a kubeconfig of the testbed, of one cluster, names. */
export async function connectionFrom(path: string): Promise<ClusterConnection> {
  const { clusters, users } = parse(await readFile(path, 'utf8'));
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  const {
    token,
    'client-certificate-data': cert,
    'client-key-data': key,
  } = users[0].user;
  return {
    url: server,
    caData: decode(ca),
    credential: async () =>
      token
        ? { type: 'bearer', token }
        : { type: 'x509', cert: decode(cert), key: decode(key) },
  };
}
