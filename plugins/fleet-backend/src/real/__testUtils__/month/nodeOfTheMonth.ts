import type { TestbedCluster } from '@flotilla/testbed-client';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const nodeWith = (kubeletVersion: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-of-the-month' },
  // No pod of the script is to run there.
  spec: { unschedulable: true },
  status: {
    nodeInfo: {
      kubeletVersion,
      machineID: 'of-the-month',
      systemUUID: 'of-the-month',
      bootID: 'of-the-month',
      kernelVersion: '6.12.57',
      osImage: 'Debian GNU/Linux 13 (trixie)',
      containerRuntimeVersion: 'containerd://2.2.1',
      kubeProxyVersion: '',
      operatingSystem: 'linux',
      architecture: 'arm64',
    },
  },
});

/** Adds a node whose kubelet is two minor versions behind its API server. */
export async function nodeOfTheMonth(cluster: TestbedCluster): Promise<void> {
  const minor = Number(cluster.gitVersion.split('.')[1]);
  const folder = await mkdtemp(join(tmpdir(), 'flotilla-month-'));
  const file = join(folder, 'node.yaml');
  try {
    await writeFile(file, stringify(nodeWith(`v1.${minor - 2}.0`)));
    await cluster.kubectl('create', '--filename', file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
