import type { TestbedCluster } from '@flotilla/testbed-client';
import { PodStatus } from '../PodStatus';

/** What somebody, or a kubelet, does to a cluster. */
export type Step = (cluster: TestbedCluster) => Promise<unknown>;

/** Of the registry that is in the fleet's file. */
export const image = (path: string, tag: string) =>
  `registry.example.com/${path}:${tag}`;

/** Calls kubectl. */
export const kubectl =
  (...args: string[]): Step =>
  cluster =>
    cluster.kubectl(...args);

/** Does it to a workload, and waits until that is rolled out. */
export function rolledOut(
  namespace: string,
  workload: string,
  ...args: string[]
): Step {
  const within = `--namespace=${namespace}`;
  return async cluster => {
    await cluster.kubectl(within, ...args);
    await cluster.kubectl(
      ...[within, 'rollout', 'status', workload, '--timeout=90s'],
    );
  };
}

/** Gives all containers of a workload an image, and waits for that. */
export const setImage = (
  namespace: string,
  workload: string,
  path: string,
  tag: string,
) =>
  rolledOut(
    ...[namespace, workload, 'set', 'image', workload],
    `*=${image(path, tag)}`,
  );

/** A kubelet starts a container in `shop` again that was killed for its memory. */
export const killed = (
  pod: string,
  container: string,
  restarts: number,
): Step => {
  const how = { restarts, reason: 'OOMKilled', exitCode: 137 };
  return cluster =>
    new PodStatus(cluster, 'shop').restarted(pod, container, how);
};

/** A patch of a template: its pods crash, by kwok. */
export const CRASH = {
  spec: {
    template: { metadata: { annotations: { 'testbed/crash': 'true' } } },
  },
};
