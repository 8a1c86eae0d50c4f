import { startTestbed, type Testbed } from '@flotilla/testbed-client';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';

const image = (name: string, tag: string) =>
  `registry.example.com/shop/${name}:${tag}`;
const workload = (name: string, kind: string, tag: string) => ({
  ...{ name, kind, namespace: 'shop', image: image(name, tag) },
  ...(kind === 'DaemonSet' ? {} : { replicas: 1 }),
});

const CLUSTER = {
  name: 'rollouts',
  look: 'upstream',
  nodes: { count: 1 },
  workloads: [
    workload('checkout', 'Deployment', '1.9.0'),
    workload('cart', 'Deployment', '1.0.0'),
    workload('search', 'StatefulSet', '8.15.3'),
    workload('agent', 'DaemonSet', '1.0.0'),
  ],
};

/** A real cluster, on which the script is then played. */
export async function rolloutCluster(): Promise<Testbed> {
  const folder = await mkdtemp(join(tmpdir(), 'flotilla-rollouts-'));
  try {
    const spec = join(folder, 'rollouts.yaml');
    await writeFile(spec, stringify({ clusters: [CLUSTER] }));
    return await startTestbed({ spec });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One thing that somebody did, and what it is to be found as. */
export interface ScriptedStep {
  kubectl: string[];
  row: string;
}

const setImage = (kind: string, name: string, tag: string) => [
  ...['set', 'image', `${kind}/${name}`, `*=${image(name, tag)}`],
];

/** What happens, by hand: `workload kind from > to direction`. */
export const SCRIPT: readonly ScriptedStep[] = [
  {
    kubectl: setImage('deployment', 'checkout', '1.10.0'),
    row: 'Deployment/checkout upgrade 1.9.0 > 1.10.0 up',
  },
  {
    kubectl: setImage('deployment', 'checkout', '2.0.0'),
    row: 'Deployment/checkout upgrade 1.10.0 > 2.0.0 up',
  },
  {
    kubectl: ['rollout', 'undo', 'deployment/checkout'],
    row: 'Deployment/checkout rollback 2.0.0 > 1.10.0 down',
  },
  {
    kubectl: ['rollout', 'restart', 'deployment/checkout'],
    row: 'Deployment/checkout reconfigure restart',
  },
  {
    kubectl: setImage('deployment', 'cart', '1.1.0'),
    row: 'Deployment/cart upgrade 1.0.0 > 1.1.0 up',
  },
  {
    kubectl: ['rollout', 'undo', 'deployment/cart'],
    row: 'Deployment/cart rollback 1.1.0 > 1.0.0 down',
  },
  {
    kubectl: setImage('statefulset', 'search', '8.16.0'),
    row: 'StatefulSet/search upgrade 8.15.3 > 8.16.0 up',
  },
  {
    kubectl: ['rollout', 'undo', 'statefulset/search'],
    row: 'StatefulSet/search rollback 8.16.0 > 8.15.3 down',
  },
  {
    kubectl: setImage('daemonset', 'agent', '1.1.0'),
    row: 'DaemonSet/agent upgrade 1.0.0 > 1.1.0 up',
  },
];

/** When each step began and was complete, in ms. */
export type Played = ReadonlyMap<string, { began: number; ended: number }>;

/** Plays the script, waiting for each rollout and into the next second. */
export async function play(testbed: Testbed): Promise<Played> {
  const [cluster] = testbed.clusters;
  const kubectl = (...args: string[]) =>
    cluster.kubectl('--namespace=shop', ...args);
  const played = new Map<string, { began: number; ended: number }>();
  for (const { kubectl: args, row } of SCRIPT) {
    const what = args.find(arg => arg.includes('/'))!;
    const began = Date.now();
    await kubectl(...args);
    await kubectl('rollout', 'status', what, '--timeout=60s');
    played.set(row, { began, ended: Date.now() });
    // Times of a cluster are in whole seconds.
    await sleep(1_500);
  }
  return played;
}
