import { TestbedCluster } from './TestbedCluster';
import { readState, TestbedState } from './state';

/** A running fleet of real clusters. */
export class Testbed {
  readonly #stop: () => Promise<void>;

  /** Each cluster of the fleet, in the order of their names. */
  readonly clusters: TestbedCluster[];
  /** A kubeconfig of all clusters: contexts are named like clusters, and may only read. */
  readonly kubeconfigPath: string;
  /** The same, and they may deliver. */
  readonly delivererKubeconfigPath: string;

  /** @internal */
  constructor(
    binary: string,
    readonly dir: string,
    state: TestbedState,
    stop: () => Promise<void>,
  ) {
    this.#stop = stop;
    this.kubeconfigPath = state.kubeconfig;
    this.delivererKubeconfigPath = state.delivererKubeconfig;
    this.clusters = Object.entries(state.clusters)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, each]) => new TestbedCluster(binary, dir, name, each));
  }

  /** Finds a cluster by its name. */
  cluster(name: string): TestbedCluster {
    const found = this.clusters.find(each => each.name === name);
    if (!found) {
      const names = this.clusters.map(each => each.name).join(', ');
      throw new Error(`There is no cluster '${name}', only ${names}`);
    }
    return found;
  }

  /** How every process of the fleet is now. */
  async state(): Promise<TestbedState> {
    const state = await readState(this.dir);
    if (!state) {
      throw new Error(`There is no state in ${this.dir}`);
    }
    return state;
  }

  /** Takes all down; resolves when no process is left. */
  async stop(): Promise<void> {
    await this.#stop();
  }
}
