import type { TestbedCluster } from '@flotilla/testbed-client';
import { until } from './until';

/** What a kubelet would write of a container that it has started again. */
export interface Restarted {
  restarts: number;
  reason: string;
  exitCode: number;
  /** Why it does not run now. */
  waiting?: string;
}

interface Pod {
  metadata: { name: string; uid: string };
  status: {
    phase?: string;
    containerStatuses?: Array<{ name: string }>;
  };
}

/** Writes, for pods of a namespace, what kubelets would; there are none. */
export class PodStatus {
  constructor(
    private readonly cluster: TestbedCluster,
    private readonly namespace: string,
  ) {}

  /** Until there are so many pods, all of which run. */
  async untilRunning(count: number): Promise<void> {
    await until(
      () => this.#pods(),
      pods =>
        pods.length === count &&
        pods.every(({ status }) => status.phase === 'Running'),
      60_000,
    );
  }

  /** A container of a pod, told by how its name begins, was started again now. */
  async restarted(
    pod: string,
    container: string,
    { restarts, reason, exitCode, waiting }: Restarted,
  ): Promise<void> {
    const { metadata, status } = await this.#pod(pod);
    const finishedAt = new Date().toISOString().replace(/\.\d+/, '');
    const containerStatuses = (status.containerStatuses ?? []).map(one =>
      one.name === container
        ? {
            ...one,
            restartCount: restarts,
            lastState: { terminated: { reason, exitCode, finishedAt } },
            state: waiting
              ? { waiting: { reason: waiting } }
              : { running: { startedAt: finishedAt } },
          }
        : one,
    );
    await this.#kubectl(
      ...['patch', 'pod', metadata.name, '--subresource=status'],
      ...['--type=merge', '--patch'],
      JSON.stringify({ status: { containerStatuses } }),
    );
  }

  /** Deletes a pod; resolves when another runs in its place. */
  async replace(name: string): Promise<void> {
    const { metadata } = await this.#pod(name);
    await this.#kubectl('delete', 'pod', metadata.name, '--now');
    await until(
      () => this.#pods(),
      pods =>
        pods.some(
          one =>
            one.metadata.name.startsWith(name) &&
            one.metadata.uid !== metadata.uid,
        ),
      60_000,
    );
  }

  async #pod(name: string): Promise<Pod> {
    const pods = await this.#pods();
    const pod = pods.find(one => one.metadata.name.startsWith(name));
    if (!pod) {
      throw new Error(`There is no pod ${name}`);
    }
    return pod;
  }

  async #pods(): Promise<Pod[]> {
    const { items } = await this.cluster.kubectlJson<{ items: Pod[] }>(
      ...['--namespace', this.namespace, 'get', 'pods'],
    );
    return items;
  }

  #kubectl(...args: string[]): Promise<string> {
    return this.cluster.kubectl('--namespace', this.namespace, ...args);
  }
}
