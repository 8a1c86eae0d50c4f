import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KubeConfig } from '@kubernetes/client-node';
import { sample } from '../stats/sample';
import { eachOf } from './eachOf';
import { buildKubectl } from './kubectlBinary';

/** As `xargs -P 8` would. */
export const KUBECTL_AT_ONCE = 8;
const MAX_OUTPUT = 64 * 1024 * 1024;

const run = promisify(execFile);

/**
 * What people do in a shell: ask every context in turn which workloads a
 * service has there, several at a time. Nothing is asked about pods.
 *
 * @param asks - How many times; one more comes first, which fills kubectl's
 *   cache of what each cluster serves
 * @returns how long each took, in ms
 * @throws where a service is not in as many clusters as it has to be
 */
export async function measureKubectl(
  kubeconfig: string,
  asks: number,
  expected: { services: number; clusters: number },
): Promise<number[]> {
  const kubectl = await buildKubectl();
  const cache = mkdtempSync(join(tmpdir(), 'kubectl-'));
  const files = ['--kubeconfig', kubeconfig, '--cache-dir', cache];
  const contexts = contextsOf(kubeconfig);
  const askAll = async (n: number) => {
    const service = `asked-${n % expected.services}`;
    const ask = (context: string) =>
      hasWorkloads(kubectl, [...files, '--context', context], service);
    const found = await eachOf(contexts, KUBECTL_AT_ONCE, ask);
    const clusters = found.filter(Boolean).length;
    if (clusters !== expected.clusters) {
      throw new Error(`kubectl found ${service} in ${clusters} clusters`);
    }
  };
  try {
    await askAll(0);
    return await sample(asks, askAll);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function contextsOf(kubeconfig: string): string[] {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return config.contexts.map(({ name }) => name);
}

async function hasWorkloads(
  kubectl: string,
  where: readonly string[],
  service: string,
): Promise<boolean> {
  const { stdout } = await run(
    kubectl,
    [
      ...where,
      ...['get', 'deploy,sts,ds', '-A', '-o', 'json'],
      ...['-l', `backstage.io/kubernetes-id=${service}`],
    ],
    { maxBuffer: MAX_OUTPUT },
  );
  return (JSON.parse(stdout) as { items: unknown[] }).items.length > 0;
}
