import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ComponentName, TestbedState } from './state';

const outputLimit = 256 * 1024 * 1024;

/** One real cluster. Acts default to its API server. */
export class TestbedCluster {
  readonly #binary: string;
  readonly #dir: string;

  /** The URL of the API server. */
  readonly server: string;
  /** What the API server says its version is, such as `v1.37.2-eks-1a2b3c4`. */
  readonly gitVersion: string;
  /** The preset it was made from, such as `eks`. */
  readonly look: string;
  /** Credentials that may do everything. */
  readonly adminKubeconfigPath: string;
  /** Credentials that may do what `deploy/rbac/reader.yaml` allows. */
  readonly readerKubeconfigPath: string;
  /** Credentials that may do what `deploy/rbac/deliverer.yaml` allows. */
  readonly delivererKubeconfigPath: string;

  /** @internal */
  constructor(
    binary: string,
    dir: string,
    readonly name: string,
    state: TestbedState['clusters'][string],
  ) {
    this.#binary = binary;
    this.#dir = dir;
    this.server = state.server;
    this.gitVersion = state.gitVersion;
    this.look = state.look;
    this.adminKubeconfigPath = state.adminKubeconfig;
    this.readerKubeconfigPath = state.readerKubeconfig;
    this.delivererKubeconfigPath = state.delivererKubeconfig;
  }

  /** Ends a component at once, as a crash would. */
  async kill(component?: ComponentName): Promise<void> {
    await this.#act('kill', component);
  }

  /** Stops a component without ending it: its sockets stay open and silent. */
  async freeze(component?: ComponentName): Promise<void> {
    await this.#act('freeze', component);
  }

  /** Lets a frozen component go on. */
  async thaw(component?: ComponentName): Promise<void> {
    await this.#act('thaw', component);
  }

  /**
   * Starts a component again, dead or alive, with the same port, data and
   * certificates. An API server is ready when this resolves.
   */
  async restart(component?: ComponentName): Promise<void> {
    await this.#act('restart', component);
  }

  /** Calls kubectl as the administrator and returns what it printed. */
  async kubectl(...args: string[]): Promise<string> {
    return await this.#run('kubectl', ['--dir', this.#dir, this.name, ...args]);
  }

  /** Calls kubectl with `-o json` and returns the object it printed. */
  async kubectlJson<T>(...args: string[]): Promise<T> {
    return JSON.parse(await this.kubectl(...args, '-o', 'json'));
  }

  async #act(action: string, component: ComponentName = 'kube-apiserver') {
    await this.#run(action, ['--dir', this.#dir, this.name, component]);
  }

  async #run(command: string, args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(
      this.#binary,
      [command, ...args],
      { maxBuffer: outputLimit },
    );
    return stdout;
  }
}
