import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Not a dependency: it would become part of the portals that are built.
import {
  startTestbed,
  type Testbed,
} from '../../../packages/testbed-client/src';
import type {
  ClusterState,
  Fleet,
  FleetSize,
  Touch,
  TouchTarget,
} from './Fleet';
import { RealCluster } from './RealCluster';
import { RealEvents } from './RealEvents';
import { realObjects, realSpec } from './realSpec';

/** Real control planes from the testbed; only nodes and pods are kwok's. */
export class RealFleet implements Fleet {
  readonly #testbed: Testbed;
  readonly #clusters: RealCluster[];
  readonly #events: RealEvents;

  /** Resolves when all pods run. */
  static async start(size: FleetSize): Promise<RealFleet> {
    const folder = mkdtempSync(join(tmpdir(), 'real-'));
    const spec = join(folder, 'fleet.yaml');
    // JSON is YAML.
    writeFileSync(spec, JSON.stringify(realSpec(size)));
    try {
      const testbed = await startTestbed({ spec });
      return await RealFleet.#of(testbed, size);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  static async #of(testbed: Testbed, size: FleetSize): Promise<RealFleet> {
    try {
      const clusters = await Promise.all(
        testbed.clusters.map((each, n) =>
          RealCluster.of(each, realObjects(size, n)),
        ),
      );
      return new RealFleet(testbed, clusters);
    } catch (error) {
      await testbed.stop();
      throw error;
    }
  }

  private constructor(testbed: Testbed, clusters: RealCluster[]) {
    this.#testbed = testbed;
    this.#clusters = clusters;
    this.#events = new RealEvents(clusters);
  }

  get kubeconfig(): string {
    return this.#testbed.kubeconfigPath;
  }

  get servers(): string {
    const versions = this.#testbed.clusters.map(each => each.gitVersion);
    return ` on real API servers ${versions.join(' and ')}`;
  }

  async state(): Promise<ClusterState[]> {
    return Promise.all(this.#clusters.map(cluster => cluster.state()));
  }

  async resetCounters(): Promise<void> {
    await Promise.all(this.#clusters.map(each => each.resetCounters()));
  }

  async setEventRate(perSecond: number): Promise<void> {
    await this.#events.setRate(perSecond);
  }

  async peek(cluster: string, n: number): Promise<TouchTarget> {
    return this.#cluster(cluster).peek(n);
  }

  async touch(cluster: string, n: number): Promise<Touch> {
    return this.#cluster(cluster).touch(n);
  }

  async stop(): Promise<void> {
    try {
      await this.#events.setRate(0);
    } finally {
      await this.#testbed.stop();
    }
  }

  #cluster(name: string): RealCluster {
    const found = this.#clusters.find(each => each.name === name);
    if (!found) {
      throw new Error(`There is no cluster ${name}`);
    }
    return found;
  }
}
