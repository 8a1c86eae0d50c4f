import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildLoadServer } from '../../../testbed/launcher/load.mjs';
import type {
  ClusterState,
  Fleet,
  FleetSize,
  Touch,
  TouchTarget,
} from './Fleet';

export interface LoadOptions extends FleetSize {
  /** Bytes added to each pod, which nobody keeps. */
  padBytes?: number;
  nodes?: number;
  /** What is encoded ahead, so that no client waits for it; protobuf unless given. */
  warm?: 'none' | 'protobuf' | 'json' | 'both';
}

export type Fault =
  | 'blackhole'
  | 'unauthorized'
  | 'gone'
  | 'toomany'
  | 'close'
  | 'none';

export interface LoadClusterState extends ClusterState {
  url: string;
  bytesSent: number;
}

/** Simulated API servers on Kubernetes' own codecs, in a process of their own. */
export class LoadServer implements Fleet {
  readonly servers = '';

  static async start(options: LoadOptions): Promise<LoadServer> {
    const folder = mkdtempSync(join(tmpdir(), 'load-'));
    const program = await buildLoadServer();
    if (!program) {
      throw new Error(
        'Go is needed to build the load server: https://go.dev/dl',
      );
    }
    const child = spawn(program, argumentsOf(options, folder), {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`The load server ended with code ${code}`);
      }),
    ])) as [string];
    const { control, kubeconfig } = JSON.parse(line);
    return new LoadServer(child, folder, control, kubeconfig);
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly control: string,
    readonly kubeconfig: string,
  ) {}

  async state(): Promise<LoadClusterState[]> {
    return (await this.#call<{ clusters: LoadClusterState[] }>('/state'))
      .clusters;
  }

  async setEventRate(perSecond: number): Promise<void> {
    await this.#call(`/events?rate=${perSecond}`, 'POST');
  }

  async peek(cluster: string, n: number): Promise<TouchTarget> {
    return this.#call(`/touch?cluster=${cluster}&n=${n}`);
  }

  async touch(cluster: string, n: number): Promise<Touch> {
    return this.#call(`/touch?cluster=${cluster}&n=${n}`, 'POST');
  }

  async setFault(
    which: { fraction: number } | { cluster: string },
    kind: Fault,
  ) {
    const query = new URLSearchParams({ ...mapped(which), kind });
    await this.#call(`/faults?${query}`, 'POST');
  }

  async resetCounters(): Promise<void> {
    await this.#call('/reset-counters', 'POST');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #call<T>(path: string, method = 'GET'): Promise<T> {
    const answer = await fetch(this.control + path, { method });
    if (!answer.ok) {
      throw new Error(
        `The load server refused ${path}: ${await answer.text()}`,
      );
    }
    return (await answer.json()) as T;
  }
}

function mapped(which: Record<string, string | number>) {
  return Object.fromEntries(
    Object.entries(which).map(([key, value]) => [key, String(value)]),
  );
}

function argumentsOf(options: LoadOptions, folder: string): string[] {
  const flags: Record<string, number | string | undefined> = {
    clusters: options.clusters,
    'pods-per-cluster': options.podsPerCluster,
    'service-clusters': options.serviceClusters,
    'pods-per-workload': options.podsPerWorkload,
    'pad-bytes': options.padBytes,
    nodes: options.nodes,
    warm: options.warm,
  };
  const given = Object.entries(flags).filter(
    ([, value]) => value !== undefined,
  );
  return [
    '--dir',
    folder,
    ...given.map(([name, value]) => `--${name}=${value}`),
  ];
}
