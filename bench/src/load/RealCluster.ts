import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import type { TestbedCluster } from '../../../packages/testbed-client/src';
import type { ClusterState, Touch, TouchTarget } from './Fleet';
import { SERVICE_LABEL } from './realSpec';
import { countsOf, flowSchemas } from './readerCounts';

/** For a machine that is busy with other things too. */
const PATIENCE = '15m';

interface Pod extends TouchTarget {
  restarts: number;
}

/** One real cluster: its pods can be changed, and its reader's requests counted. */
export class RealCluster {
  readonly #cluster: TestbedCluster;
  readonly #api: CoreV1Api;
  readonly #pods: Pod[];
  #zero: Record<string, number> = {};

  /**
   * Makes the objects, and resolves when all that they make is ready.
   *
   * @param objects - A list, as kubectl takes it; only Deployments are awaited
   */
  static async of(
    cluster: TestbedCluster,
    objects: object,
  ): Promise<RealCluster> {
    await create(cluster, objects);
    await create(cluster, flowSchemas());
    await cluster.kubectl(
      ...['wait', 'deployments', '-A', '-l', SERVICE_LABEL],
      ...['--for=condition=Available', `--timeout=${PATIENCE}`],
    );
    const config = new KubeConfig();
    config.loadFromFile(cluster.adminKubeconfigPath);
    const api = config.makeApiClient(CoreV1Api);
    const real = new RealCluster(cluster, api, await podsOf(cluster.name, api));
    await real.resetCounters();
    return real;
  }

  private constructor(cluster: TestbedCluster, api: CoreV1Api, pods: Pod[]) {
    this.#cluster = cluster;
    this.#api = api;
    this.#pods = pods;
  }

  get name(): string {
    return this.#cluster.name;
  }

  async state(): Promise<ClusterState> {
    const now = await this.#counts();
    const requests = Object.fromEntries(
      Object.entries(now).map(([what, count]) => [
        what,
        count - (this.#zero[what] ?? 0),
      ]),
    );
    return { name: this.name, requests, streams: requests['watch *'] };
  }

  async resetCounters(): Promise<void> {
    this.#zero = await this.#counts();
  }

  /** @param n - From the end where it is negative */
  peek(n: number): TouchTarget {
    return this.#pod(n);
  }

  /** As a kubelet would report a restart. */
  async touch(n: number): Promise<Touch> {
    const pod = this.#pod(n);
    pod.restarts += 1;
    const at = performance.timeOrigin + performance.now();
    await this.#api.patchNamespacedPodStatus(
      {
        name: pod.pod,
        namespace: pod.namespace,
        body: [
          {
            op: 'replace',
            path: '/status/containerStatuses/0/restartCount',
            value: pod.restarts,
          },
        ],
      },
      setHeaderOptions('Content-Type', PatchStrategy.JsonPatch),
    );
    return { ...pod, at };
  }

  #pod(n: number): Pod {
    return this.#pods.at(n % this.#pods.length)!;
  }

  async #counts(): Promise<Record<string, number>> {
    return countsOf(await this.#cluster.kubectl('get', '--raw', '/metrics'));
  }
}

async function create(cluster: TestbedCluster, objects: object) {
  const folder = mkdtempSync(join(tmpdir(), 'real-'));
  try {
    const path = join(folder, 'objects.json');
    writeFileSync(path, JSON.stringify(objects));
    await cluster.kubectl('create', '-f', path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function podsOf(cluster: string, api: CoreV1Api): Promise<Pod[]> {
  const { items } = await api.listPodForAllNamespaces({
    labelSelector: SERVICE_LABEL,
  });
  return items.map(({ metadata }) => ({
    cluster,
    namespace: metadata!.namespace!,
    pod: metadata!.name!,
    workload: metadata!.labels![SERVICE_LABEL],
    restarts: 0,
  }));
}
