import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The components of a cluster; etcd is shared by all clusters. */
export type ComponentName =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kwok';

/** How one component is. */
export interface ComponentState {
  pid: number;
  state: 'running' | 'frozen' | 'exited';
  /** How it ended, when it has. */
  exit?: string;
  restarts: number;
  /** The file with its output. */
  log: string;
}

/** What the supervisor keeps in state.json. */
export interface TestbedState {
  /** True once all clusters are up and their workloads are there. */
  ready: boolean;
  /** The process of the supervisor. */
  pid: number;
  kubernetesVersion: string;
  kubeconfig: string;
  delivererKubeconfig: string;
  shared: Record<string, ComponentState>;
  clusters: Record<
    string,
    {
      server: string;
      look: string;
      gitVersion: string;
      adminKubeconfig: string;
      readerKubeconfig: string;
      delivererKubeconfig: string;
      components: Record<ComponentName, ComponentState>;
    }
  >;
}

export async function readState(
  dir: string,
): Promise<TestbedState | undefined> {
  try {
    return JSON.parse(await readFile(join(dir, 'state.json'), 'utf8'));
  } catch {
    return undefined; // it is not there yet
  }
}
