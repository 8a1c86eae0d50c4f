import { describeReal, startTestbed } from '@flotilla/testbed-client';
import { readFile } from 'node:fs/promises';
import { Agent } from 'undici';
import { parse } from 'yaml';
import type { ContractServer } from './ContractServer';
import { describeApiServerContract } from './describeApiServerContract';

interface Kubeconfig {
  clusters: Array<{ cluster: { 'certificate-authority-data': string } }>;
  users: Array<{ user: KubeconfigUser }>;
}

interface KubeconfigUser {
  token?: string;
  'client-certificate-data'?: string;
  'client-key-data'?: string;
}

describeReal('a real kube-apiserver', () => {
  describeApiServerContract('kube-apiserver', startReal, { canCompact: false });
});

async function startReal(): Promise<ContractServer> {
  const testbed = await startTestbed({ spec: 'one' });
  const [cluster] = testbed.clusters;
  const file = await readFile(cluster.adminKubeconfigPath, 'utf8');
  const kubeconfig = parse(file) as Kubeconfig;
  const [{ user }] = kubeconfig.users;
  const ca = decode(
    kubeconfig.clusters[0].cluster['certificate-authority-data'],
  );
  const known = new Agent({ connect: { ca, ...clientCertificate(user) } });
  const unknown = new Agent({ connect: { ca } });
  const headers: Record<string, string> = user.token
    ? { authorization: `Bearer ${user.token}` }
    : {};
  return {
    url: cluster.server,
    admin: { headers, dispatcher: known },
    nobody: {
      headers: { ...headers, 'impersonate-user': 'contract-nobody' },
      dispatcher: known,
    },
    anonymous: { headers: {}, dispatcher: unknown },
    forgetChanges: () => cluster.restart('kube-apiserver'),
    stop: async () => {
      await Promise.all([known.destroy(), unknown.destroy()]);
      await testbed.stop();
    },
  };
}

function clientCertificate(user: KubeconfigUser) {
  const cert = user['client-certificate-data'];
  const key = user['client-key-data'];
  return cert && key ? { cert: decode(cert), key: decode(key) } : {};
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
